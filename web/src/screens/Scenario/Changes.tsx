import type { ReactNode } from "react";
import type { Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { SourceMark } from "../../kit/SourceMark";

const IMAGINED = "imagined";

/** What the scenario and the levers change, in words, each with its reason and source. */
export function Changes({ run }: { run: Run }): ReactNode {
  if (run.changes.length === 0) return <p className="muted">{t("scenario.nothing_changed")}</p>;
  return (
    <details className="changes">
      <summary>{t("scenario.changes", { n: run.changes.length })}</summary>
      <ul>
        {run.changes.map((change) => (
          <li key={change.text}>
            {change.text}. <span className="muted">{change.why}</span>{" "}
            {change.source === IMAGINED ? (
              <span className="trust">{t("scenario.imagined")}</span>
            ) : (
              <SourceMark id={change.source} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
