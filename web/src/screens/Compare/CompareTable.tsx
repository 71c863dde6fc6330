import type { ReactNode } from "react";
import type { Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { DataTable } from "../../kit/DataTable";
import { formatNumber, formatRange, formatShare, unitOfLine } from "../../kit/format";
import type { Row } from "../../kit/table";
import type { Comparison, Difference } from "./answer";

interface Props {
  comparison: Comparison;
  base: Run;
  headline: string[];
  runs: Run[];
  titleOf: (run: Run) => string;
}

/** Headline numbers of the last year: median, range, and in how many runs a scenario lies above the base. */
export function CompareTable({ comparison, base, headline, runs, titleOf }: Props): ReactNode {
  const rows: Row[] = headline.flatMap((name) => {
    const one = comparison.indicators[name];
    if (!one) return [];
    const last = one.years.length - 1;
    const unit = unitOfLine(one.unit, Object.values(one.scenarios)[0]?.q95 ?? []);
    const row: Row = { label: `${one.label}${unit ? `, ${unit}` : ""}, ${one.years[last] ?? ""}` };
    for (const run of runs) {
      const spread = one.scenarios[run.scenario];
      const gap = one.differences[run.scenario];
      row[run.scenario] = spread
        ? t("compare.cell", {
            median: formatNumber(spread.q50[last]),
            range: formatRange(spread.q05[last] ?? NaN, spread.q95[last] ?? NaN),
            above: gap ? aboveWords(gap) : "",
          })
        : "–";
    }
    return [row];
  });
  return (
    <DataTable
      caption={t("compare.table", { base: titleOf(base) })}
      columns={[
        { key: "label", label: t("compare.indicator") },
        ...runs.map((run) => ({ key: run.scenario, label: titleOf(run) })),
      ]}
      rows={rows}
    />
  );
}

function aboveWords(gap: Difference): string {
  if (gap.q05.at(-1) === 0 && gap.q95.at(-1) === 0) return t("compare.same");
  return t("compare.above", { share: formatShare(gap.chance_above.at(-1) ?? NaN) });
}
