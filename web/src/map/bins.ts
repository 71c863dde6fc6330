import { formatNumber } from "../kit/format";
import { SEQUENTIAL } from "../style/colours";

/** The colour of a value: as many bins as breaks and one more. */
export function colourOf(value: number, breaks: readonly number[]): string {
  const bin = breaks.filter((edge) => value >= edge).length;
  return SEQUENTIAL[Math.min(bin, SEQUENTIAL.length - 1)] ?? SEQUENTIAL[0];
}

/** Words of each bin, light to dark. */
export function binWords(breaks: readonly number[]): string[] {
  const show = (edge: number): string => formatNumber(edge, Number.isInteger(edge) ? 0 : 1);
  return [
    `< ${show(breaks[0] ?? 0)}`,
    ...breaks.slice(0, -1).map((edge, place) => `${show(edge)}–${show(breaks[place + 1] ?? edge)}`),
    `≥ ${show(breaks.at(-1) ?? 0)}`,
  ];
}
