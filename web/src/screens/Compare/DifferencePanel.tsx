import type { ReactNode } from "react";
import type { Quantiles, Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { FanChart } from "../../kit/FanChart";
import { formatNumber, formatRange, formatShare, formatSigned, unitOfLine } from "../../kit/format";
import { Panel } from "../../kit/Panel";
import type { Table } from "../../kit/table";
import { SCENARIOS } from "../../style/colours";
import type { Comparison, Difference } from "./answer";

interface Props {
  comparison: Comparison;
  indicator: string;
  runs: Run[];
  base: Run;
  titleOf: (run: Run) => string;
  today: number;
}

const ENDS = ["q05", "q25", "q50", "q75", "q95"] as const;

/** One indicator in every run on one scale, then the differences from the base, run by run. */
export function DifferencePanel({ comparison, indicator, runs, base, titleOf, today }: Props): ReactNode {
  const one = comparison.indicators[indicator];
  if (!one) return null;
  const every = Object.values(one.scenarios).flatMap((spread) => [...spread.q05, ...spread.q95]);
  const unit = unitOfLine(one.unit, every);
  const room = (Math.max(...every) - Math.min(...every)) / 20 || 1;
  const domain: [number, number] = [Math.min(...every) - room, Math.max(...every) + room];
  const gaps = Object.values(one.differences).flatMap((gap) => [...gap.q05, ...gap.q95]);
  const widest = Math.max(...gaps.map(Math.abs), 0) || 1;
  const year = one.years.at(-1) ?? 0;
  return (
    <>
      <div className="panels">
        {runs.map((run, place) => {
          const spread = one.scenarios[run.scenario];
          if (!spread) return null;
          const quantiles = { ...spread, years: one.years };
          const range = formatRange(spread.q05.at(-1) ?? NaN, spread.q95.at(-1) ?? NaN);
          const reading = t("compare.ends", { year, median: formatNumber(spread.q50.at(-1)), range });
          const title = titleOf(run);
          return (
            <Panel key={run.scenario} title={title} unit={unit} reading={reading} name={`${indicator}-${run.scenario}`} dataHash={run.hash} table={tableOf(title, quantiles)}>
              <FanChart quantiles={quantiles} unit={one.unit} today={today} domain={domain} colour={SCENARIOS[place]} summary={`${one.label}, ${title}. ${reading}`} />
            </Panel>
          );
        })}
      </div>
      <h2 className="apart">{t("compare.differences", { label: one.label, base: titleOf(base) })}</h2>
      <div className="panels">
        {runs.map((run, place) => {
          const gap = one.differences[run.scenario];
          if (!gap) return null;
          const title = t("compare.minus", { a: titleOf(run), b: titleOf(base) });
          const reading = gapWords(gap);
          return (
            <Panel key={run.scenario} title={title} unit={unit} reading={reading} name={`${indicator}-${run.scenario}-difference`} dataHash={run.hash} table={tableOf(title, gap)}>
              <FanChart quantiles={gap} baseline={nothing(gap)} unit={one.unit} today={today} domain={[-widest, widest]} colour={SCENARIOS[place]} summary={`${title}. ${reading}`} />
            </Panel>
          );
        })}
      </div>
    </>
  );
}

/** The median difference of the last year, its range, and in how many runs it is one. */
function gapWords(gap: Difference): string {
  const [low, median, high] = [gap.q05.at(-1) ?? NaN, gap.q50.at(-1) ?? NaN, gap.q95.at(-1) ?? NaN];
  const year = gap.years.at(-1) ?? 0;
  if (low === 0 && high === 0) return t("compare.no_gap", { year });
  return t("compare.gap", {
    year,
    median: formatSigned(median),
    range: t("compare.to", { low: formatSigned(low), high: formatSigned(high) }),
    share: formatShare(gap.chance_above.at(-1) ?? NaN),
  });
}

/** The dashed line where there is no difference. */
function nothing(gap: Difference): Quantiles {
  const zeros = gap.years.map(() => 0);
  return { years: gap.years, q05: zeros, q25: zeros, q50: zeros, q75: zeros, q95: zeros };
}

function tableOf(caption: string, spread: Quantiles | Difference): Table {
  const above = "chance_above" in spread ? spread.chance_above : undefined;
  return {
    caption,
    columns: [
      { key: "year", label: t("scenario.year"), show: String },
      ...ENDS.map((key) => ({ key, label: t(`scenario.${key}`), numeric: true })),
      ...(above ? [{ key: "above", label: t("compare.share_above"), numeric: true }] : []),
    ],
    rows: spread.years.map((year, place) => ({
      year,
      ...Object.fromEntries(ENDS.map((key) => [key, spread[key][place]])),
      above: above?.[place],
    })),
  };
}
