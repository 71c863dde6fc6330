import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Scenario. */
export function Scenario(): ReactNode {
  return (
    <>
      <h1>{t("scenario.title")}</h1>
    </>
  );
}
