import type { ReactNode } from "react";
import type { Meta } from "../../api/types";
import { t } from "../../i18n/strings";
import { formatNumber, formatShare, unitWords } from "../../kit/format";
import { SourceMark } from "../../kit/SourceMark";
import { titled } from "../../state/titles";

interface Strength {
  statistic: string;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  chance: number | null;
}

interface Evidence {
  what: string;
  source: string | null;
  title: string | null;
  checked: string | null;
}

export interface Claim {
  id: string;
  number: string;
  section: string;
  sentence: number;
  kind: string;
  claim: string;
  verdict: string;
  when_written?: string | null;
  strength: Strength | null;
  evidence: Evidence[];
  rests_on_assumption: boolean;
  /** How many of its parts were tested, and how many it has. */
  parts_tested?: [number, number] | null;
  /** What each test found; a claim with one part says the same above. */
  parts?: { what: string | null; verdict: string; strength: Strength | null }[];
  assumptions: string[];
  missing: string[] | null;
  why: string | null;
  would_change: string | null;
}

/** Parts from which on each stands with its own number: that of one would pass for the claim's. */
const SEVERAL = 2;

/** One claim: what is said, what facts and model make of it, and why. */
export function ClaimCard({ claim, meta }: { claim: Claim; meta: Meta | undefined }): ReactNode {
  const words = (text: string): string => titled(meta, text);
  const parts = claim.parts ?? [];
  const [tested, of] = claim.parts_tested ?? [0, 0];
  const changed = claim.when_written && claim.when_written !== claim.verdict;
  return (
    <li className="panel claim" id={claim.id}>
      <p className="claim-head">
        <strong>{claim.claim}</strong>
      </p>
      <p>
        <span className={`verdict verdict-${claim.verdict.split(" ")[0]}`}>{claim.verdict}</span>{" "}
        {claim.rests_on_assumption ? <span className="trust trust-judged">{t("claims.assumption")}</span> : null}{" "}
        {tested > 0 && tested < of ? <span className="trust">{t("claims.parts", { tested, of })}</span> : null}{" "}
        {changed ? <span className="muted">{t("claims.changed", { was: claim.when_written ?? "" })}</span> : null}
      </p>
      {claim.strength && parts.length < SEVERAL ? <p>{words(strengthWords(claim.strength))}</p> : null}
      {parts.length >= SEVERAL ? (
        <ul className="claim-parts">
          {parts.map((part) => (
            <li key={part.what}>
              {t("claims.part", { what: words(part.what ?? ""), verdict: part.verdict })}
              {part.strength ? <span className="muted"> {words(strengthWords(part.strength))}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {claim.why ? <p>{words(claim.why)}</p> : null}
      <details>
        <summary>{t("claims.evidence", { n: claim.evidence.length })}</summary>
        <ul>
          {claim.evidence.map((one, place) => (
            <li key={place}>
              {words(one.what)}
              {one.source ? (
                <SourceMark id={one.source} title={one.title ?? undefined} checked={one.checked ?? undefined} />
              ) : null}
            </li>
          ))}
          {claim.assumptions.map((text) => (
            <li key={text}>{t("claims.assumed", { text: words(text) })}</li>
          ))}
          {(claim.missing ?? []).map((text) => (
            <li key={text}>{t("claims.missing", { text: words(text) })}</li>
          ))}
        </ul>
        {claim.would_change ? <p>{t("claims.would_change", { text: words(claim.would_change) })}</p> : null}
        <p className="muted">
          {t("claims.place", { number: claim.number, section: claim.section, sentence: claim.sentence, kind: claim.kind })}
        </p>
      </details>
    </li>
  );
}

function strengthWords(strength: Strength): string {
  if (strength.value === null) return "";
  const unit = unitWords(strength.unit);
  const counted = unit.startsWith("of ") && Number.isInteger(strength.value);
  const value = `${strength.statistic}: ${formatNumber(strength.value, counted ? 0 : undefined)} ${unit}`.trim();
  const range =
    strength.low !== null && strength.high !== null && strength.low !== strength.high
      ? t("claims.range", { low: formatNumber(strength.low), high: formatNumber(strength.high) })
      : "";
  const chance = strength.chance !== null ? t("claims.chance", { chance: formatShare(strength.chance) }) : "";
  return [value, range, chance].filter(Boolean).join("; ");
}
