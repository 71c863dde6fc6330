import type { ReactNode } from "react";
import type { Meta, Run } from "../../api/types";
import { t } from "../../i18n/strings";
import { FanChart } from "../../kit/FanChart";
import { formatNumber, formatShare, formatSigned, unitWords } from "../../kit/format";
import { Panel } from "../../kit/Panel";
import { SCENARIOS } from "../../style/colours";
import type { Comparison } from "./answer";
import { titleOf } from "./CompareTable";

interface Props {
  comparison: Comparison;
  indicator: string;
  runs: Run[];
  base: Run;
  meta: Meta;
}

/** One indicator in every scenario on one scale, then the differences run by run. */
export function DifferencePanel({ comparison, indicator, runs, base, meta }: Props): ReactNode {
  const one = comparison.indicators[indicator];
  if (!one) return null;
  const today = Number(meta.as_of.slice(0, 4));
  const every = Object.values(one.scenarios).flatMap((spread) => [...spread.q05, ...spread.q95]);
  const room = (Math.max(...every) - Math.min(...every)) / 20 || 1;
  const domain: [number, number] = [Math.min(...every) - room, Math.max(...every) + room];
  const gaps = Object.values(one.differences).flatMap((gap) => [...gap.q05, ...gap.q95]);
  const widest = Math.max(...gaps.map(Math.abs), 0) || 1;
  return (
    <div className="panels">
      {runs.map((run, place) => {
        const spread = one.scenarios[run.scenario];
        if (!spread) return null;
        const reading = t("compare.ends", { year: one.years.at(-1) ?? 0, median: formatNumber(spread.q50.at(-1)) });
        return (
          <Panel key={run.hash} title={titleOf(meta, run.scenario)} unit={unitWords(one.unit)} reading={reading} name={`${indicator}-${run.scenario}`} dataHash={run.hash}>
            <FanChart
              quantiles={{ ...spread, years: one.years }}
              unit={one.unit}
              today={today}
              domain={domain}
              colour={SCENARIOS[place]}
              summary={`${one.label}, ${titleOf(meta, run.scenario)}. ${reading}`}
            />
          </Panel>
        );
      })}
      {Object.entries(one.differences).map(([scenario, gap]) => {
        const reading = t("compare.gap", {
          year: gap.years.at(-1) ?? 0,
          median: formatSigned(gap.q50.at(-1) ?? NaN),
          share: formatShare(gap.chance_above.at(-1) ?? NaN),
        });
        return (
          <Panel
            key={scenario}
            title={t("compare.minus", { a: titleOf(meta, scenario), b: titleOf(meta, base.scenario) })}
            unit={unitWords(one.unit)}
            reading={reading}
            name={`${indicator}-${scenario}-difference`}
            dataHash={comparison.hashes[scenario]}
          >
            <FanChart
              quantiles={gap}
              unit={one.unit}
              today={today}
              domain={[-widest, widest]}
              colour={SCENARIOS[Math.max(0, runs.findIndex((run) => run.scenario === scenario))]}
              summary={reading}
            />
          </Panel>
        );
      })}
    </div>
  );
}
