import type { ReactNode } from "react";
import { t } from "../../i18n/strings";
import { cancelJob, type Progress } from "../../state/jobs";

/** How far a long run is, and a button that stops it. */
export function JobBar({ progress }: { progress: Progress | undefined }): ReactNode {
  if (!progress) return null;
  return (
    <div className="job row" role="status">
      <progress value={progress.done} max={progress.total} aria-label={t("scenario.computing")} />
      <span>{t("scenario.done_of", { done: progress.done, total: progress.total })}</span>
      <button onClick={() => void cancelJob(progress.job)}>{t("scenario.cancel")}</button>
    </div>
  );
}
