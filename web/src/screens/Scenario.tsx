import { useState, type ReactNode } from "react";
import { t } from "../i18n/strings";
import { Loading, Problem } from "../kit/Waiting";
import { useMeta } from "../state/meta";
import { useRoute } from "../state/route";
import { shortTitle, titled } from "../state/titles";
import { BASELINE, leversOf } from "../state/url";
import { useRun } from "../state/useRun";
import { Changes } from "./Scenario/Changes";
import { IndicatorPanel } from "./Scenario/IndicatorPanel";
import { JobBar } from "./Scenario/JobBar";
import { MoreRuns } from "./Scenario/MoreRuns";

/** A scenario and the levers upon it: what comes of it in words, then in charts. */
export function Scenario(): ReactNode {
  const { data: meta, error: unknown } = useMeta();
  const { run, error, pending, progress } = useRun();
  const { query } = useRoute();
  const [group, setGroup] = useState("");
  if (unknown) return <Problem error={unknown} />;
  if (!meta) return <Loading />;
  const groups = [...new Set(meta.indicators.map((one) => one.group))];
  const names = group
    ? Object.entries(run?.indicators ?? {}).filter(([, one]) => one.group === group).map(([name]) => name)
    : meta.headline;
  const entry = meta.scenarios.find((one) => one.name === (query.s ?? BASELINE));
  const asked = { scenario: query.s ?? BASELINE, levers: leversOf(query, meta.levers.map((lever) => lever.id)) };
  return (
    <>
      <h1>{shortTitle(meta, asked)}</h1>
      <p className="lead">{entry?.question ?? ""}</p>
      {error ? <Problem error={error} /> : null}
      <JobBar progress={progress} />
      {!run && !error ? <Loading what={t("scenario.computing")} /> : null}
      {run ? (
        <div className={pending ? "stale" : undefined} data-pending={pending}>
          <ul className="headlines" aria-live="polite">
            {run.headlines.map((text) => (
              <li key={text}>{titled(meta, text)}</li>
            ))}
          </ul>
          <Changes run={run} meta={meta} />
          <div className="row">
            <label className="inline">
              {t("scenario.show")}{" "}
              <select value={group} onChange={(event) => setGroup(event.target.value)}>
                <option value="">{t("scenario.headline")}</option>
                {groups.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            </label>
            <MoreRuns run={run} />
          </div>
          <p className="legend" aria-hidden="true">
            <i className="swatch band-50" /> {t("scenario.half")} <i className="swatch band-90" /> {t("scenario.nine")}{" "}
            <i className="swatch dashed" /> {t("scenario.baseline")}
          </p>
          <div className="panels">
            {names.map((name) => (
              <IndicatorPanel key={name} name={name} run={run} meta={meta} />
            ))}
          </div>
        </div>
      ) : null}
    </>
  );
}
