import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The levers panel. */
export function Levers(): ReactNode {
  return <aside className="levers" aria-label={t("levers.title")} />;
}
