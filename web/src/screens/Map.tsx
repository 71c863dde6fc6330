import { useMemo, type ReactNode } from "react";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { Panel } from "../kit/Panel";
import { Loading, Problem } from "../kit/Waiting";
import { figureOf, membershipsIn, statesOf, type MapAnswer } from "../map/answer";
import { EuropeMap } from "../map/EuropeMap";
import { useMeta } from "../state/meta";
import { setQuery, useRoute } from "../state/route";
import { useRun } from "../state/useRun";
import { ActorCourses } from "./Map/ActorCourses";
import { StateTable, type StateRow } from "./Map/StateTable";
import { YearSlider } from "./Map/YearSlider";

const FIRST = "defence_share";
const COMPARED = 2; // states side by side

/** Europe coloured by a variable, year by year, with the same numbers beside it. */
export function Map(): ReactNode {
  const { data: meta } = useMeta();
  const { query } = useRoute();
  const { run, error: failed } = useRun();
  const variable = query.v ?? FIRST;
  const { data, error } = useApi<MapAnswer>(
    run ? `/runs/${run.hash}/map?variable=${encodeURIComponent(variable)}` : null,
  );
  const year = Number(query.y ?? data?.measured_to ?? data?.years[0] ?? 0);
  const picked = useMemo(() => (query.c ?? "").split(",").filter(Boolean), [query.c]);
  const pick = (id: string): void => {
    const next = picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id].slice(-COMPARED);
    setQuery({ c: next.join(",") || undefined });
  };
  if (failed) return <Problem error={failed} />;
  if (error) return <Problem error={error} />;
  if (!meta || !data || !run) return <Loading />;
  const rows: StateRow[] = meta.actors.map((actor) => ({
    id: actor.id,
    name: actor.name,
    member: membershipsIn(actor, year).join(" · "),
    ...figureOf(data.actors[actor.id], year),
    source: data.actors[actor.id]?.history?.source,
    checked: data.actors[actor.id]?.history?.checked,
  }));
  const measured = rows.some((row) => row.estimated) ? "map.is_estimated" : "map.measured";
  const kind = t(year <= (data.measured_to ?? 0) ? measured : "map.is_projected");
  const summary = t("map.summary", { label: data.label, year, kind, n: rows.filter((r) => r.value !== undefined).length });
  return (
    <>
      <h1>{t("map.heading", { label: data.label, year })}</h1>
      <p className="lead">
        {data.definition} {kind} {run.title}.
      </p>
      <div className="row">
        <label className="inline">
          {t("map.variable")}{" "}
          <select value={variable} onChange={(event) => setQuery({ v: event.target.value })}>
            {meta.variables.map((one) => (
              <option key={one.name} value={one.name}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
        <YearSlider years={data.years} year={year} onYear={(next) => setQuery({ y: String(next) }, { replace: true })} />
      </div>
      <div className="map-and-table">
        <Panel title={data.label} unit={data.unit} name={`map-${variable}-${year}`} dataHash={run.hash}>
          <EuropeMap
            states={statesOf(data, meta.actors, year)}
            breaks={data.breaks}
            unit={data.unit}
            summary={summary}
            picked={picked}
            onPick={pick}
          />
          <p className="definition">{data.breaks_why}</p>
          <p className="definition">
            {meta.notes.crimea} {meta.notes.kosovo} {meta.notes.cyprus}
          </p>
        </Panel>
        <StateTable rows={rows} unit={data.unit} year={year} name={`map-${variable}-${year}-table`} picked={picked} onPick={pick} />
      </div>
      <ActorCourses answer={data} meta={meta} run={run} picked={picked} />
    </>
  );
}
