import { useMemo, type ReactNode } from "react";
import { bundle, bundleKey } from "../api/bundle";
import type { Meta, Run } from "../api/types";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { Loading, Problem } from "../kit/Waiting";
import type { MapAnswer } from "../map/answer";
import { againstOf, type Against } from "../map/difference";
import { useMeta } from "../state/meta";
import { setQuery, useRoute } from "../state/route";
import { useRun } from "../state/useRun";
import { ActorCourses } from "./Map/ActorCourses";
import { ChangeView } from "./Map/ChangeView";
import { ValueView } from "./Map/ValueView";
import { YearSlider } from "./Map/YearSlider";

const FIRST = "defence_share";
const COMPARED = 2; // states side by side

/** Europe coloured by a variable, year by year, with the same numbers beside it; or what changed between two. */
export function Map(): ReactNode {
  const { data: meta } = useMeta();
  const { query } = useRoute();
  const { run, error: failed } = useRun();
  const variable = query.v ?? FIRST;
  const { data, error } = useApi<MapAnswer>(mapPath(run?.hash, variable));
  const picked = useMemo(() => (query.c ?? "").split(",").filter(Boolean), [query.c]);
  const pick = (id: string): void => {
    const next = picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id].slice(-COMPARED);
    setQuery({ c: next.join(",") || undefined });
  };
  const against = againstOf(query.d, data?.years ?? []);
  const base = against === "baseline" ? run?.baseline.hash : run?.hash;
  const { data: other, error: without } = useApi<MapAnswer>(against ? mapPath(base, variable) : null);
  const problem = failed ?? error ?? (against ? without : undefined);
  if (problem) return <Problem error={problem} />;
  if (!meta || !data || !run) return <Loading />;
  const asked = Number(query.y ?? data.measured_to ?? data.years[0] ?? 0);
  const year = Math.min(Math.max(asked, data.years[0] ?? asked), data.years.at(-1) ?? asked);
  const shared = { answer: data, meta, run, year, picked, onPick: pick };
  return (
    <>
      <h1>{t("map.heading", { label: data.label, year })}</h1>
      <Choices meta={meta} run={run} data={data} year={year} variable={variable} against={against} />
      {!against ? <ValueView {...shared} /> : other ? <ChangeView {...shared} other={other} against={against} /> : <Loading />}
      <p className="definition">
        {meta.notes.crimea} {meta.notes.kosovo} {meta.notes.cyprus}
      </p>
      <ActorCourses answer={data} meta={meta} run={run} picked={picked} />
    </>
  );
}

function mapPath(hash: string | undefined, variable: string): string | null {
  return hash ? `/runs/${hash}/map?variable=${encodeURIComponent(variable)}` : null;
}

interface ChoicesProps {
  meta: Meta;
  run: Run;
  data: MapAnswer;
  year: number;
  variable: string;
  against: Against | undefined;
}

/** What is shown: a variable, a year, and what it is compared with. */
function Choices({ meta, run, data, year, variable, against }: ChoicesProps): ReactNode {
  const path = mapPath(run.baseline.hash, variable) ?? "";
  const other = run.baseline.hash !== run.hash && (!bundle || bundleKey("GET", path) in bundle.responses);
  const value = against === "baseline" ? against : against ? String(against.year) : "";
  return (
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
      <label className="inline">
        {t("map.against")}{" "}
        <select value={value} onChange={(event) => setQuery({ d: event.target.value || undefined })}>
          <option value="">{t("map.against_nothing")}</option>
          {other || against === "baseline" ? <option value="baseline">{t("map.against_baseline")}</option> : null}
          {data.years.map((one) => (
            <option key={one} value={one}>
              {t("map.against_year", { year: one })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
