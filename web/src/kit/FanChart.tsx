import { useCallback, type ReactNode } from "react";
import type { History, Quantiles } from "../api/types";
import { PlotFigure } from "./PlotFigure";
import { fanOptions } from "./fan";

export interface FanProps {
  quantiles: Quantiles;
  unit: string;
  history?: History | null | undefined;
  baseline?: Quantiles | null | undefined;
  /** Year of "today"; a dotted line stands there. */
  today: number;
  /** One sentence that says what the chart says. */
  summary: string;
  height?: number;
  /** Ends of the value axis, where several panels share one. */
  domain?: [number, number] | undefined;
  colour?: string | undefined;
  /** First year that is drawn. */
  from?: number | undefined;
}

/** History, median and the bands of 5 and 9 runs in 10, with the baseline dashed. */
export function FanChart(props: FanProps): ReactNode {
  const { quantiles, unit, history, baseline, today, height, domain, colour, from } = props;
  const low = domain?.[0];
  const high = domain?.[1];
  const options = useCallback(
    (width: number) =>
      fanOptions({
        quantiles,
        unit,
        history,
        baseline,
        today,
        height,
        domain: low === undefined || high === undefined ? undefined : [low, high],
        colour,
        from,
        width,
      }),
    [quantiles, unit, history, baseline, today, height, low, high, colour, from],
  );
  return <PlotFigure options={options} summary={props.summary} />;
}
