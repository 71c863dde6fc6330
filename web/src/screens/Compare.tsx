import type { ReactNode } from "react";
import { bundle } from "../api/bundle";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { Loading, Problem } from "../kit/Waiting";
import { useMeta } from "../state/meta";
import { setQuery, useRoute } from "../state/route";
import { shortTitle } from "../state/titles";
import { BASELINE, leversOf } from "../state/url";
import type { Comparison } from "./Compare/answer";
import { chosenOf, MOST } from "./Compare/chosen";
import { Chosen } from "./Compare/Chosen";
import { CompareTable } from "./Compare/CompareTable";
import { DifferencePanel } from "./Compare/DifferencePanel";
import { useRuns } from "./Compare/useRuns";

/** Runs on the same draws, the baseline always among them: who lies above whom, by how much, how often. */
export function Compare(): ReactNode {
  const { data: meta, error } = useMeta();
  const { query } = useRoute();
  const levers = leversOf(query, meta?.levers.map((lever) => lever.id) ?? []);
  const moved = Object.keys(levers).length;
  const names = bundle ? bundle.runs.map((run) => run.scenario).slice(0, MOST) : chosenOf(query, moved);
  const { runs, problem, pending } = useRuns(meta ? names : [], query.s ?? BASELINE, levers);
  const first = bundle ? 0 : Math.max(0, names.indexOf(query.base ?? BASELINE));
  const base = runs[first] ?? runs[0];
  const listed = runs.map((run) => run.hash).join(",");
  const path = runs.length > 1 && base ? `/compare?base=${base.hash}&runs=${listed}` : null;
  const { data, error: refused } = useApi<Comparison>(path);
  const failed = error ?? problem ?? refused;
  if (!meta) return failed ? <Problem error={failed} /> : <Loading />;
  const indicator = query.i ?? meta.headline[0] ?? "";
  const current = data && base && runs.every((run) => run.scenario in data.hashes) ? data : undefined;
  return (
    <>
      <h1>{t("compare.heading")}</h1>
      <p className="lead">{t("compare.lead")}</p>
      {bundle ? null : <Chosen meta={meta} names={names} base={names[first] ?? BASELINE} moved={moved} query={query} />}
      {failed ? <Problem error={failed} /> : null}
      {bundle && runs.length < 2 ? <p className="muted">{t("compare.one_run")}</p> : null}
      {!failed && (pending || (path && !current)) ? <Loading what={t("scenario.computing")} /> : null}
      {current && base ? (
        <div className={pending ? "stale" : undefined} data-pending={pending}>
          <label className="inline">
            {t("compare.indicator")}{" "}
            <select value={indicator} onChange={(event) => setQuery({ i: event.target.value })}>
              {Object.entries(current.indicators).map(([name, one]) => (
                <option key={name} value={name}>
                  {one.label}
                </option>
              ))}
            </select>
          </label>
          <p className="legend" aria-hidden="true">
            <i className="swatch band-50" /> {t("scenario.half")} <i className="swatch band-90" /> {t("scenario.nine")}
          </p>
          <DifferencePanel
            comparison={current}
            indicator={indicator}
            base={base}
            runs={runs}
            titleOf={(run) => shortTitle(meta, run)}
            today={Number(meta.as_of.slice(0, 4))}
          />
          <CompareTable comparison={current} base={base} headline={meta.headline} runs={runs} titleOf={(run) => shortTitle(meta, run)} />
        </div>
      ) : null}
    </>
  );
}
