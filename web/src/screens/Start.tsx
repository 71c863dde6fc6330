import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Start. */
export function Start(): ReactNode {
  return (
    <>
      <h1>{t("start.title")}</h1>
    </>
  );
}
