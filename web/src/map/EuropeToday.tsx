import type { ReactNode } from "react";
import type { Meta, Run } from "../api/types";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { formatNumber } from "../kit/format";
import { Panel } from "../kit/Panel";
import { Loading, Problem } from "../kit/Waiting";
import { statesOf, type MapAnswer } from "./answer";
import { EuropeMap } from "./EuropeMap";

const FIRST = "defence_share";
const TARGET = 3.5; // % of GDP: core defence in the pledge of 2025

/** The map of the first screen: what states spend in the last measured year. */
export function EuropeToday({ meta, run }: { meta: Meta; run: Run | undefined }): ReactNode {
  const { data, error } = useApi<MapAnswer>(run ? `/runs/${run.hash}/map?variable=${FIRST}` : null);
  if (error) return <Problem error={error} />;
  if (!data) return <Loading />;
  const year = data.measured_to ?? data.years[0] ?? 0;
  const states = statesOf(data, meta.actors, year);
  const known = states.filter((state) => state.value !== undefined);
  const allies = new Set(meta.actors.filter((one) => one.organisations.length > 0).map((one) => one.id));
  const above = known.filter((state) => allies.has(state.id) && (state.value ?? 0) >= TARGET);
  const top = [...above].sort((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  const reading = t("map.today_reading", {
    year,
    n: above.length,
    top: top ? `${top.name} (${formatNumber(top.value)})` : "–",
  });
  const source = Object.values(data.actors).find((one) => one.history)?.history?.source;
  return (
    <Panel
      title={t("map.today_title")}
      unit={data.unit}
      reading={reading}
      name={`map-${year}`}
      dataHash={run?.hash}
      table={{
        caption: `${data.label}, ${year}, ${data.unit}`,
        columns: [
          { key: "name", label: t("map.state") },
          { key: "value", label: data.unit, numeric: true },
        ],
        rows: known.map(({ name, value }) => ({ name, value })),
      }}
      {...(source ? { source, checked: "data" } : {})}
    >
      <EuropeMap states={states} breaks={data.breaks} unit={data.unit} summary={reading} />
      <p className="definition">{meta.notes.crimea}</p>
    </Panel>
  );
}
