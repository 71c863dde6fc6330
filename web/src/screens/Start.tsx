import type { ReactNode } from "react";
import { t } from "../i18n/strings";
import { Loading, Problem } from "../kit/Waiting";
import { EuropeToday } from "../map/EuropeToday";
import { useMeta } from "../state/meta";
import { useRun } from "../state/useRun";
import { formatHash } from "../state/url";
import { IndicatorPanel } from "./Scenario/IndicatorPanel";

/** What a newcomer sees: one question, three ways into it, one chart and one map of today. */
export function Start(): ReactNode {
  const { data: meta, error } = useMeta();
  const { run } = useRun();
  if (error) return <Problem error={error} />;
  if (!meta) return <Loading />;
  const first = meta.headline[0];
  return (
    <>
      <h1>{meta.question}</h1>
      <p className="lead">{t("start.lead")}</p>
      <div className="cards">
        {meta.cards.map((card) => (
          <a
            key={card.id}
            className="card"
            href={formatHash({
              view: "scenario",
              query: { ...(card.scenario ? { s: card.scenario } : {}), ...asText(card.levers) },
            })}
          >
            <strong>{card.title}</strong>
            <span>{card.text}</span>
          </a>
        ))}
        <a className="card own" href={formatHash({ view: "scenario", query: {} })}>
          <strong>{t("start.own")}</strong>
          <span>{t("start.own_text")}</span>
        </a>
      </div>
      <div className="panels start-panels">
        {run && first ? <IndicatorPanel name={first} run={run} meta={meta} /> : <Loading />}
        <EuropeToday meta={meta} run={run} />
      </div>
      <p>
        <a href="#/method">{t("start.sure")}</a> {t("start.sure_text")}
      </p>
    </>
  );
}

function asText(levers: Record<string, number | string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(levers ?? {}).map(([id, value]) => [id, String(value)]));
}
