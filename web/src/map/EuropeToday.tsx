import type { ReactNode } from "react";
import type { Meta, Run } from "../api/types";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { formatNumber } from "../kit/format";
import { Panel } from "../kit/Panel";
import { Loading, Problem } from "../kit/Waiting";
import { kindsWords, placesOf, placeWords, type MapAnswer } from "./answer";
import { binsOf, colourOf } from "./bins";
import { EuropeMap } from "./EuropeMap";

const FIRST = "defence_share";
const TARGET = 3.5; // % of GDP: core defence in the pledge of 2025

/** The map of the first screen: what states spend in the last year of which figures are published. */
export function EuropeToday({ meta, run }: { meta: Meta; run: Run | undefined }): ReactNode {
  const { data, error } = useApi<MapAnswer>(run ? `/runs/${run.hash}/map?variable=${FIRST}` : null);
  if (error) return <Problem error={error} />;
  if (!data) return <Loading />;
  const year = data.measured_to ?? data.years[0] ?? 0;
  const places = placesOf(data, meta.actors, year);
  const known = places.filter((place) => place.value !== undefined);
  const published = known.filter((place) => place.kind !== "projected" && place.member.length > 0);
  const above = published.filter((place) => (place.value ?? 0) >= TARGET);
  const top = [...above].sort((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  const reading = t("map.today_reading", {
    year,
    n: above.length,
    top: top ? `${top.name} (${formatNumber(top.value)})` : "–",
    kinds: kindsWords(places),
  });
  const source = published[0]?.source;
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
          { key: "kind", label: t("map.kind") },
        ],
        rows: known.map(({ name, value, kind }) => ({ name, value, kind: t(`map.kind_${kind}`) })),
      }}
      {...(source ? { source, checked: published[0]?.checked ?? "data" } : {})}
    >
      <EuropeMap
        places={places}
        colour={(value) => colourOf(value, data.breaks)}
        bins={binsOf(data.breaks)}
        sentence={(place) => placeWords(place, year, data.unit)}
        summary={reading}
      />
      <p className="definition">{meta.notes.crimea}</p>
    </Panel>
  );
}
