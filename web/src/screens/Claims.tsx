import { useState, type ReactNode } from "react";
import { useJobAnswer } from "../api/useJobAnswer";
import { useApi } from "../api/useApi";
import { t } from "../i18n/strings";
import { Loading, Problem } from "../kit/Waiting";
import { useMeta } from "../state/meta";
import { setQuery, useRoute } from "../state/route";
import { ClaimCard, type Claim } from "./Claims/ClaimCard";

interface Documents {
  documents: { id: string; title: string; written: string; claims: number; cited: string }[];
}

interface Checked {
  document: string;
  as_of: string;
  claims: Claim[];
  counts: Record<string, number>;
}

/** An argument put to the test, claim by claim: as of the day it was written, and now. */
export function Claims(): ReactNode {
  const { query } = useRoute();
  const { data: meta } = useMeta();
  const { data: list, error: none } = useApi<Documents>("/claims");
  const document = list?.documents[0];
  const then = query.when === "written";
  const path = document ? `/claims/${document.id}${then ? `?as_of=${document.written}` : ""}` : null;
  const { data, error, loading } = useJobAnswer<Checked>("GET", path);
  const [verdict, setVerdict] = useState("");
  const problem = none ?? error;
  const shown = (data?.claims ?? []).filter((one) => !verdict || one.verdict === verdict);
  return (
    <>
      <h1>{t("claims.heading")}</h1>
      <p className="lead">{document ? t("claims.lead", { n: document.claims, cited: document.cited }) : null}</p>
      {document ? (
        <div className="row" role="group" aria-label={t("claims.when")}>
          <button aria-pressed={!then} onClick={() => setQuery({ when: undefined })}>
            {t("claims.now")}
          </button>
          <button aria-pressed={then} onClick={() => setQuery({ when: "written" })}>
            {t("claims.then", { date: document.written })}
          </button>
        </div>
      ) : null}
      {problem ? <Problem error={problem} /> : null}
      {loading ? <Loading what={t("claims.checking")} /> : null}
      {data ? (
        <div className="row" role="group" aria-label={t("claims.filter")}>
          <button aria-pressed={verdict === ""} onClick={() => setVerdict("")}>
            {t("claims.all", { n: data.claims.length })}
          </button>
          {Object.entries(data.counts).map(([name, n]) => (
            <button key={name} aria-pressed={verdict === name} onClick={() => setVerdict(name)}>
              {name} {n}
            </button>
          ))}
        </div>
      ) : null}
      <ol className="claims">
        {shown.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} meta={meta} />
        ))}
      </ol>
      <p className="muted">{t("claims.own")}</p>
    </>
  );
}
