import type { ReactNode } from "react";
import { bundle } from "../../api/bundle";
import type { Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { setQuery } from "../../state/route";

const MANY = 10_000;

/** Ask for many runs: the ranges get steadier, not narrower. */
export function MoreRuns({ run }: { run: Run }): ReactNode {
  if (bundle || run.card.runs >= MANY) return null;
  return <button onClick={() => setQuery({ n: String(MANY) })}>{t("scenario.more", { n: MANY })}</button>;
}
