import type { ReactNode } from "react";
import { bundle } from "../api/bundle";
import { useApi } from "../api/useApi";
import { useJobAnswer } from "../api/useJobAnswer";
import { t } from "../i18n/strings";
import { Loading, Problem } from "../kit/Waiting";
import { setQuery, useRoute } from "../state/route";
import type { Checked, Documents } from "./Claims/answer";
import { Judged } from "./Claims/Judged";
import { Own } from "./Claims/Own";

/** An argument put to the test, claim by claim: as of the day it was written, and now. */
export function Claims(): ReactNode {
  const { query } = useRoute();
  const { data: list, error: none } = useApi<Documents>("/claims");
  const document = list?.documents[0];
  const then = query.when === "written";
  const path = document ? `/claims/${document.id}${then ? `?as_of=${document.written}` : ""}` : null;
  const { data, error, loading } = useJobAnswer<Checked>("GET", path);
  const problem = none ?? error;
  return (
    <>
      <h1>{t("claims.heading")}</h1>
      <p className="lead">{document ? t("claims.lead", { n: document.claims, cited: document.cited }) : null}</p>
      {bundle ? <p className="muted">{t("claims.own")}</p> : <Own />}
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
      {data ? <Judged checked={data} name={document?.title ?? data.document} /> : null}
    </>
  );
}
