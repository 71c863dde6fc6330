import type { ReactNode } from "react";
import type { Meta, Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { DataTable } from "../../kit/DataTable";
import { formatNumber, formatRange, formatShare, unitWords } from "../../kit/format";
import type { Row } from "../../kit/table";
import type { Comparison } from "./answer";

interface Props {
  comparison: Comparison;
  base: Run;
  meta: Meta;
  runs: Run[];
}

/** Headline numbers of the last year: median, range, and in how many runs a scenario lies above the base. */
export function CompareTable({ comparison, base, meta, runs }: Props): ReactNode {
  const rows: Row[] = meta.headline.flatMap((name) => {
    const one = comparison.indicators[name];
    if (!one) return [];
    const last = one.years.length - 1;
    const row: Row = { label: `${one.label} ${unitWords(one.unit)}, ${one.years[last] ?? ""}` };
    for (const run of runs) {
      const spread = one.scenarios[run.scenario];
      const above = one.differences[run.scenario]?.chance_above.at(-1);
      row[run.scenario] = spread
        ? t("compare.cell", {
            median: formatNumber(spread.q50[last]),
            range: formatRange(spread.q05[last] ?? NaN, spread.q95[last] ?? NaN),
            above: above === undefined ? "" : t("compare.above", { share: formatShare(above) }),
          })
        : "–";
    }
    return [row];
  });
  return (
    <DataTable
      caption={t("compare.table", { base: titleOf(meta, base.scenario) })}
      columns={[
        { key: "label", label: t("compare.indicator") },
        ...runs.map((run) => ({ key: run.scenario, label: titleOf(meta, run.scenario) })),
      ]}
      rows={rows}
    />
  );
}

/** The title of a scenario as the reader knows it. */
export function titleOf(meta: Meta, scenario: string): string {
  return meta.scenarios.find((one) => one.name === scenario)?.title ?? scenario;
}
