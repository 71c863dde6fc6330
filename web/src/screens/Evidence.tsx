import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Evidence. */
export function Evidence(): ReactNode {
  return (
    <>
      <h1>{t("evidence.title")}</h1>
    </>
  );
}
