import type { ReactNode } from "react";
import { ApiError, NotInReport } from "../api/client";
import { t } from "../i18n/strings";

/** What is shown while an answer is under way. */
export function Loading({ what }: { what?: string }): ReactNode {
  return (
    <p className="waiting" role="status">
      {what ?? t("kit.loading")}
    </p>
  );
}

/** What went wrong, and what to do. */
export function Problem({ error }: { error: Error }): ReactNode {
  const words =
    error instanceof NotInReport
      ? t("report.missing")
      : error instanceof ApiError
        ? error.message
        : t("kit.no_answer", { message: error.message });
  return (
    <p className="problem" role="alert">
      {words}
    </p>
  );
}
