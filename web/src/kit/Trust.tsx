import type { ReactNode } from "react";
import { has, t } from "../i18n/strings";

/** How far a number can be trusted, in a word: checked (data, text, recalled) or basis (measured, legal, …). */
export function Trust({ checked, basis }: { checked?: string; basis?: string }): ReactNode {
  const word = checked ?? basis;
  if (!word) return null;
  const key = `kit.trust.${word}`;
  return (
    <span className={`trust trust-${word}`} title={has(`${key}_why`) ? t(`${key}_why`) : undefined}>
      {has(key) ? t(key) : word}
    </span>
  );
}
