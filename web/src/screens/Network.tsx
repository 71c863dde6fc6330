import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Network. */
export function Network(): ReactNode {
  return (
    <>
      <h1>{t("network.title")}</h1>
    </>
  );
}
