import { useEffect, useState, type ReactNode } from "react";
import type { Meta, Run } from "../api/types";
import { bundle } from "../api/bundle";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { Loading, Problem } from "../kit/Waiting";
import { useMeta } from "../state/meta";
import { setQuery, useRoute } from "../state/route";
import { fetchRun, FULL } from "../state/runs";
import { BASELINE } from "../state/url";
import { CompareTable } from "./Compare/CompareTable";
import { DifferencePanel } from "./Compare/DifferencePanel";
import type { Comparison } from "./Compare/answer";

const MOST = 4; // scenarios side by side
const FIRST = `${BASELINE},us-retrenches`;

/** Scenarios on the same draws: who lies above whom, by how much, and in how many runs. */
export function Compare(): ReactNode {
  const { data: meta, error } = useMeta();
  const { query } = useRoute();
  const kept = bundle?.runs.map((run) => run.scenario).slice(0, MOST).join(",");
  const names = (query.with ?? kept ?? FIRST).split(",").filter(Boolean).slice(0, MOST);
  const { runs, problem } = useRuns(names);
  const base = runs.find((run) => run.scenario === (query.base ?? names[0])) ?? runs[0];
  const path =
    runs.length > 1 && base ? `/compare?base=${base.hash}&runs=${runs.map((run) => run.hash).join(",")}` : null;
  const { data, error: refused } = useApi<Comparison>(path);
  const failed = error ?? problem ?? refused;
  if (!meta) return failed ? <Problem error={failed} /> : <Loading />;
  const indicator = query.i ?? meta.headline[0] ?? "";
  return (
    <>
      <h1>{t("compare.heading")}</h1>
      <p className="lead">{t("compare.lead")}</p>
      <Chosen meta={meta} names={names} base={base?.scenario} />
      {failed ? <Problem error={failed} /> : null}
      {!data && !failed ? <Loading what={t("scenario.computing")} /> : null}
      {data && base ? (
        <>
          <label className="inline">
            {t("compare.indicator")}{" "}
            <select value={indicator} onChange={(event) => setQuery({ i: event.target.value })}>
              {Object.entries(data.indicators).map(([name, one]) => (
                <option key={name} value={name}>
                  {one.label}
                </option>
              ))}
            </select>
          </label>
          <DifferencePanel comparison={data} indicator={indicator} runs={runs} base={base} meta={meta} />
          <CompareTable comparison={data} base={base} meta={meta} runs={runs} />
        </>
      ) : null}
    </>
  );
}

function Chosen({ meta, names, base }: { meta: Meta; names: string[]; base: string | undefined }): ReactNode {
  const put = (next: string[]): void => setQuery({ with: next.join(",") });
  return (
    <div className="row">
      {names.map((name) => (
        <span key={name} className="chosen">
          {meta.scenarios.find((one) => one.name === name)?.title ?? name}{" "}
          <button aria-pressed={name === base} onClick={() => setQuery({ base: name })}>
            {t("compare.base")}
          </button>{" "}
          {names.length > 2 && !bundle ? (
            <button aria-label={t("compare.remove", { name })} onClick={() => put(names.filter((one) => one !== name))}>
              ×
            </button>
          ) : null}
        </span>
      ))}
      {names.length < MOST && !bundle ? (
        <select aria-label={t("compare.add")} value="" onChange={(event) => put([...names, event.target.value])}>
          <option value="">{t("compare.add")}</option>
          {meta.scenarios
            .filter((one) => !names.includes(one.name))
            .map((one) => (
              <option key={one.name} value={one.name}>
                {one.title}
              </option>
            ))}
        </select>
      ) : null}
    </div>
  );
}

/** The runs of several scenarios; all on the same draws. */
function useRuns(names: string[]): { runs: Run[]; problem: Error | undefined } {
  const [state, setState] = useState<{ runs: Run[]; problem: Error | undefined }>({ runs: [], problem: undefined });
  const text = names.join(",");
  useEffect(() => {
    const abort = new AbortController();
    const asked = text.split(",").map((scenario) => fetchRun({ scenario, levers: {} }, FULL, abort.signal));
    Promise.all(asked).then(
      (runs) => setState({ runs, problem: undefined }),
      (problem: Error) => {
        if (!abort.signal.aborted) setState({ runs: [], problem });
      },
    );
    return () => abort.abort();
  }, [text]);
  return state;
}
