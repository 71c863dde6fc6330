import type { ReactNode } from "react";
import { useApi } from "../api/useApi";
import { useJobAnswer } from "../api/useJobAnswer";
import { bundle } from "../api/bundle";
import { download } from "../api/client";
import { t } from "../i18n/strings";
import { DataTable } from "../kit/DataTable";
import { Loading, Problem } from "../kit/Waiting";
import { useMeta } from "../state/meta";
import { shortTitle } from "../state/titles";
import { useRun } from "../state/useRun";
import { solverWords } from "./Decisions/Dossiers";

interface Answer {
  version: string;
  as_of: string;
  checksum: string;
  limits: { title: string; text: string }[];
  sections: { title: string; paragraphs: string[] }[];
  cite: string;
  licence: string;
  changelog: { version: string; released: string | null; changes: string[] }[];
}

interface Scores {
  brier_1y: number;
  brier_2y: number;
  delay_concordance?: number | null;
}

interface Backtest {
  cases: number;
  failures: number;
  solvers: Record<string, Scores>;
  naive: Record<string, Scores>;
}

/** What the model is and is not, how it was tested, and how to cite and repeat it. */
export function Method(): ReactNode {
  const { data, error } = useApi<Answer>("/method");
  const { run } = useRun();
  const { data: meta } = useMeta();
  if (error) return <Problem error={error} />;
  if (!data) return <Loading />;
  return (
    <>
      <h1>{t("method.heading")}</h1>
      {data.sections.map((section) => (
        <section key={section.title} className="prose">
          <h2>{section.title}</h2>
          {section.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
      <section className="prose">
        <h2>{t("method.limits")}</h2>
        <ul>
          {data.limits.map((limit) => (
            <li key={limit.title}>
              <strong>{limit.title}.</strong> {limit.text}
            </li>
          ))}
        </ul>
      </section>
      {bundle ? null : <Tested />}
      <section className="prose">
        <h2>{t("method.repeat")}</h2>
        {run && meta && !bundle ? (
          <p>
            {t("method.snippet", { title: shortTitle(meta, run) })} <a href={download(`/runs/${run.hash}/snippet.py`)}>snippet.py</a>
          </p>
        ) : null}
        <p>{t("method.cite")}</p>
        <blockquote>{data.cite}</blockquote>
        <p className="muted">
          {t("method.version", {
            version: data.version,
            date: data.as_of,
            checksum: data.checksum.slice(0, 12),
            licence: data.licence,
          })}
        </p>
      </section>
    </>
  );
}

/** Scores of the forecasts of decisions against those that know nothing. */
function Tested(): ReactNode {
  const { data, error, loading } = useJobAnswer<Backtest>("GET", "/method/backtest");
  return (
    <section className="prose">
      <h2>{t("method.tested")}</h2>
      <p>{t("method.tested_text")}</p>
      {error ? <Problem error={error} /> : null}
      {loading ? <Loading what={t("method.testing")} /> : null}
      {data ? (
        <DataTable
          caption={t("method.scores", { cases: data.cases, failures: data.failures })}
          columns={[
            { key: "name", label: t("method.solver") },
            { key: "one", label: t("method.one"), numeric: true, show: three },
            { key: "two", label: t("method.two"), numeric: true, show: three },
          ]}
          rows={[...Object.entries(data.solvers), ...Object.entries(data.naive)].map(([name, scores]) => ({
            name: solverWords(name),
            one: scores.brier_1y,
            two: scores.brier_2y,
          }))}
        />
      ) : null}
    </section>
  );
}

function three(value: unknown): string {
  return typeof value === "number" ? value.toFixed(3) : "–";
}
