import type { ReactNode } from "react";
import { t } from "../i18n/strings";

/** The screen Map. */
export function Map(): ReactNode {
  return (
    <>
      <h1>{t("map.title")}</h1>
    </>
  );
}
