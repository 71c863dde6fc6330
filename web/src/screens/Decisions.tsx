import type { ReactNode } from "react";
import { t } from "../i18n/strings";
import { IndicatorPanel } from "./Scenario/IndicatorPanel";
import { Ballot } from "./Decisions/Ballot";
import { Dossiers } from "./Decisions/Dossiers";
import { useMeta } from "../state/meta";
import { useRun } from "../state/useRun";
import { Loading, Problem } from "../kit/Waiting";
import { bundle } from "../api/bundle";

const SHOWN = ["adoption", "delay"];

/** Who can stop a decision, what became of real ones, and what the runs hold for those to come. */
export function Decisions(): ReactNode {
  const { data: meta, error } = useMeta();
  const { run } = useRun();
  if (error) return <Problem error={error} />;
  if (!meta) return <Loading />;
  return (
    <>
      <h1>{t("decisions.heading")}</h1>
      <p className="lead">{t("decisions.lead")}</p>
      {bundle ? <p className="muted">{t("report.missing")}</p> : <Ballot meta={meta} />}
      {bundle ? null : <Dossiers meta={meta} />}
      <h2>{t("decisions.to_come")}</h2>
      <div className="panels">
        {run ? SHOWN.map((name) => <IndicatorPanel key={name} name={name} run={run} meta={meta} />) : <Loading />}
      </div>
    </>
  );
}
