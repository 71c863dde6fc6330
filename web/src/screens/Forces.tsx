import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Forces. */
export function Forces(): ReactNode {
  return (
    <>
      <h1>{t("forces.title")}</h1>
    </>
  );
}
