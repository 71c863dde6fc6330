import type { ReactNode } from "react";
import { t } from "../../i18n/strings";
import { DataTable } from "../../kit/DataTable";
import { formatShare } from "../../kit/format";
import { useMeta } from "../../state/meta";
import { shortTitle } from "../../state/titles";
import { useRun } from "../../state/useRun";

/** What the spread of each indicator rests on in the last year: shares of variance by basis. */
export function Sensitivity(): ReactNode {
  const { run } = useRun();
  const { data: meta } = useMeta();
  if (!run || !meta) return null;
  const rows = Object.values(run.indicators).flatMap((one) => {
    const shares = one.rests_on as Record<string, number>;
    return Object.keys(shares).length === 0 ? [] : [{ label: one.label, ...shares }];
  });
  const show = (value: unknown): string => (typeof value === "number" ? formatShare(value) : "–");
  return (
    <section>
      <h2>{t("evidence.rests")}</h2>
      <p>{t("evidence.rests_text", { runs: run.card.runs, title: shortTitle(meta, run) })}</p>
      {rows.length === 0 ? <p className="muted">{t("evidence.too_few")}</p> : null}
      {rows.length > 0 ? (
        <DataTable
          quiet
          caption={t("evidence.rests")}
          columns={[
            { key: "label", label: t("evidence.indicator") },
            ...["measured", "legal", "estimated", "judged", "chance"].map((key) => ({
              key,
              label: t(`evidence.of_${key}`),
              numeric: true,
              show,
            })),
          ]}
          rows={rows}
        />
      ) : null}
    </section>
  );
}
