import type { ReactNode } from "react";
import { bundle } from "../api/bundle";
import { t } from "../i18n/strings";

/** What every screen says at its end: what ranges cover, and what a report is. */
export function Footer(): ReactNode {
  return (
    <footer className="foot">
      <p>{t("shell.bands")}</p>
      {bundle ? <p>{t("report.is", { date: bundle.made })}</p> : null}
    </footer>
  );
}
