import { useState, type ReactNode } from "react";
import { bundle } from "../api/bundle";
import { download } from "../api/client";
import { t } from "../i18n/strings";
import { useMeta } from "../state/meta";
import { navigate, setQuery, useRoute, useSteps } from "../state/route";
import { titled } from "../state/titles";
import { useRun } from "../state/useRun";
import { BASELINE, leversOf, withoutScenario } from "../state/url";
import { LeverRow } from "./LeverRow";

/** The levers panel: a scenario to begin with, levers upon it, and what to do with the result. */
export function Levers(): ReactNode {
  const { data: meta } = useMeta();
  const { view, query } = useRoute();
  const { run } = useRun();
  const { step, newest } = useSteps();
  const [open, setOpen] = useState(false);
  const ids = meta?.levers.map((lever) => lever.id) ?? [];
  const moved = leversOf(query, ids);
  const scenario = query.s ?? BASELINE;
  const changed = Object.keys(moved).length;
  return (
    <aside className={open ? "levers open" : "levers"} aria-label={t("levers.title")}>
      <button className="drawer no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? "levers.close" : "levers.open", { n: changed })}
      </button>
      <div className="levers-body">
        <label className="field">
          <span>{t("levers.scenario")}</span>
          <select
            value={scenario}
            disabled={bundle !== null && bundle.runs.length < 2}
            onChange={(event) => setQuery({ s: event.target.value })}
          >
            {(meta?.scenarios ?? [])
              .filter((one) => !bundle || bundle.runs.some((kept) => kept.scenario === one.name))
              .map((one) => (
                <option key={one.name} value={one.name}>
                  {one.title}
                </option>
              ))}
          </select>
        </label>
        {bundle ? <p className="muted">{t("report.levers")}</p> : null}
        <h2 className="levers-head">
          {t("levers.heading")} <small>{t("levers.moved", { n: changed })}</small>
        </h2>
        {(run?.warnings ?? []).map((warning) => (
          <p key={warning} className="problem">
            {titled(meta, warning)}
          </p>
        ))}
        {(meta?.levers ?? []).map((lever) => (
          <LeverRow key={lever.id} lever={lever} value={moved[lever.id]} disabled={bundle !== null} />
        ))}
        <div className="row no-print">
          <button disabled={step === 0} onClick={() => window.history.back()}>
            {t("levers.undo")}
          </button>
          <button disabled={step === newest} onClick={() => window.history.forward()}>
            {t("levers.redo")}
          </button>
          <button
            disabled={changed === 0 && scenario === BASELINE}
            onClick={() => navigate({ view, query: withoutScenario(query, ids) })}
          >
            {t("levers.reset")}
          </button>
          <CopyLink />
        </div>
        {run && !bundle ? (
          <div className="row no-print">
            <a className="button" href={download(`/runs/${run.hash}.csv`)}>
              CSV
            </a>
            <a className="button" href={download(`/runs/${run.hash}.json`)}>
              JSON
            </a>
            <a className="button" href={download(`/runs/${run.hash}/report.html`)}>
              {t("levers.report")}
            </a>
          </div>
        ) : null}
        {run ? (
          <p className="muted run-line">
            {t("levers.run", { hash: run.hash.slice(0, 10), runs: run.card.runs, seed: run.card.seed })}
          </p>
        ) : null}
      </div>
    </aside>
  );
}

function CopyLink(): ReactNode {
  const [copied, setCopied] = useState(false);
  return (
    <button
      onClick={() => {
        void navigator.clipboard?.writeText(window.location.href);
        setCopied(true);
      }}
    >
      {t(copied ? "levers.copied" : "levers.link")}
    </button>
  );
}
