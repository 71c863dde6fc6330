import { useState, type ReactNode } from "react";
import { t } from "../../i18n/strings";
import { useMeta } from "../../state/meta";
import type { Checked } from "./answer";
import { ClaimCard } from "./ClaimCard";

/** The claims of a document with their verdicts, all or those of one verdict. */
export function Judged({ checked, name }: { checked: Checked; name: string }): ReactNode {
  const { data: meta } = useMeta();
  const [verdict, setVerdict] = useState("");
  const shown = checked.claims.filter((one) => !verdict || one.verdict === verdict);
  return (
    <section aria-label={name}>
      <div className="row" role="group" aria-label={t("claims.filter")}>
        <button aria-pressed={verdict === ""} onClick={() => setVerdict("")}>
          {t("claims.all", { n: checked.claims.length })}
        </button>
        {Object.entries(checked.counts).map(([one, n]) => (
          <button key={one} aria-pressed={verdict === one} onClick={() => setVerdict(one)}>
            {one} {n}
          </button>
        ))}
      </div>
      <ol className="claims">
        {shown.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} meta={meta} />
        ))}
      </ol>
    </section>
  );
}
