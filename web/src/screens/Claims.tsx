import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Claims. */
export function Claims(): ReactNode {
  return (
    <>
      <h1>{t("claims.title")}</h1>
    </>
  );
}
