import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Decisions. */
export function Decisions(): ReactNode {
  return (
    <>
      <h1>{t("decisions.title")}</h1>
    </>
  );
}
