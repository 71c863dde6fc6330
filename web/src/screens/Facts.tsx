import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Facts. */
export function Facts(): ReactNode {
  return (
    <>
      <h1>{t("facts.title")}</h1>
    </>
  );
}
