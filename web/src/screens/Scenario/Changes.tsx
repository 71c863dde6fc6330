import type { ReactNode } from "react";
import type { Meta, Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { SourceMark } from "../../kit/SourceMark";
import { titled } from "../../state/titles";

const IMAGINED = "imagined";

/** What the scenario and the levers change, in words, each with its reason and source. */
export function Changes({ run, meta }: { run: Run; meta: Meta }): ReactNode {
  if (run.changes.length === 0) return <p className="muted">{t("scenario.nothing_changed")}</p>;
  return (
    <details className="changes">
      <summary>{t("scenario.changes", { n: run.changes.length })}</summary>
      <ul>
        {run.changes.map((change) => (
          <li key={change.text}>
            {titled(meta, change.text)}. <span className="muted">{titled(meta, change.why)}</span>{" "}
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
