import * as Plot from "@observablehq/plot";
import type { History, Quantiles } from "../api/types";
import { BAND_50, BAND_90, BASELINE, INK, LINES, MEDIAN, MUTED } from "../style/colours";
import { formatNumber, formatYear } from "./format";

export interface Fan {
  quantiles: Quantiles;
  unit: string;
  history?: History | null | undefined;
  baseline?: Quantiles | null | undefined;
  today: number;
  height?: number | undefined;
  domain?: [number, number] | undefined;
  colour?: string | undefined;
  from?: number | undefined;
  width: number;
}

interface Point {
  year: number;
  value: number;
}

interface Band {
  year: number;
  low: number;
  high: number;
}

const HEIGHT = 210;
const LABEL_ROOM = 52; // pixels right of the last year, for the label at the end

/** Years and values as points. */
export function points(years: readonly number[], values: readonly (number | null)[]): Point[] {
  return years.flatMap((year, index) => {
    const value = values[index];
    return value === null || value === undefined ? [] : [{ year, value }];
  });
}

/** The two ends of a range as a band. */
export function band(
  years: readonly number[],
  low: readonly number[],
  high: readonly number[],
): Band[] {
  return years.map((year, index) => ({ year, low: low[index] ?? NaN, high: high[index] ?? NaN }));
}

/** Ends of the value axis that hold everything that is drawn, with a little room. */
export function extent(fan: Omit<Fan, "width" | "unit" | "today">): [number, number] {
  const from = fan.from ?? -Infinity;
  const past = points(fan.history?.years ?? [], fan.history?.values ?? []);
  const all = [
    ...fan.quantiles.q05,
    ...fan.quantiles.q95,
    ...(fan.baseline?.q50 ?? []),
    ...past.filter((point) => point.year >= from).map((point) => point.value),
  ].filter((value) => Number.isFinite(value));
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [low >= 0 && low - room < 0 ? 0 : low - room, high + room];
}

/** Options of Plot for one fan. */
export function fanOptions(fan: Fan): Plot.PlotOptions {
  const { quantiles: q, today, colour = MEDIAN } = fan;
  const from = fan.from ?? fan.history?.years[0] ?? q.years[0] ?? today;
  const last = q.years.at(-1) ?? today;
  const median = points(q.years, q.q50);
  const end = median.at(-1);
  const ahead = fan.baseline ? points(fan.baseline.years, fan.baseline.q50) : [];
  return {
    height: fan.height ?? HEIGHT,
    marginLeft: 44,
    marginRight: LABEL_ROOM,
    marginTop: 12,
    marginBottom: 26,
    x: {
      domain: [from, last],
      tickFormat: (year: number) => formatYear(year),
      ticks: Math.max(3, Math.min(7, Math.floor(fan.width / 90))),
      label: null,
    },
    y: { domain: fan.domain ?? extent({ ...fan, from }), label: null, ticks: 5, grid: false, nice: true },
    marks: [
      Plot.gridY({ stroke: LINES, strokeOpacity: 1, ticks: 5 }),
      Plot.ruleX([today], { stroke: MUTED, strokeDasharray: "1.5 3" }),
      Plot.areaY(band(q.years, q.q05, q.q95), bandStyle(colour, BAND_90)),
      Plot.areaY(band(q.years, q.q25, q.q75), bandStyle(colour, BAND_50)),
      Plot.lineY(ahead, { x: "year", y: "value", stroke: BASELINE, strokeWidth: 1.5, strokeDasharray: "5 4" }),
      Plot.lineY(historyPoints(fan.history, from, q.years[0]), { x: "year", y: "value", stroke: INK, strokeWidth: 1.6 }),
      Plot.lineY(median, { x: "year", y: "value", stroke: colour, strokeWidth: 2.2 }),
      Plot.text(end ? [end] : [], {
        x: "year",
        y: "value",
        text: (point: Point) => formatNumber(point.value),
        dx: 7,
        textAnchor: "start",
        fill: colour,
        fontWeight: 700,
        stroke: "white",
        strokeWidth: 3,
      }),
    ],
  };
}

function bandStyle(colour: string, opacity: number): Plot.AreaYOptions {
  return { x: "year", y1: "low", y2: "high", fill: colour, fillOpacity: opacity, className: "band" };
}

/** History from the first year drawn up to where the runs begin. */
function historyPoints(history: History | null | undefined, from: number, first?: number): Point[] {
  const past = points(history?.years ?? [], history?.values ?? []);
  return past.filter((point) => point.year >= from && (first === undefined || point.year <= first));
}
