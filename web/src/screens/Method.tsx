import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Method. */
export function Method(): ReactNode {
  return (
    <>
      <h1>{t("method.title")}</h1>
    </>
  );
}
