import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Compare. */
export function Compare(): ReactNode {
  return (
    <>
      <h1>{t("compare.title")}</h1>
    </>
  );
}
