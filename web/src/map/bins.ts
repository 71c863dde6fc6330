import { formatNumber, formatSigned } from "../kit/format";
import { DIVERGING, SEQUENTIAL } from "../style/colours";

/** One colour of a map and what it stands for. */
export interface Bin {
  words: string;
  colour: string;
}

/** The colour of a value: as many bins as breaks and one more. */
export function colourOf(value: number, breaks: readonly number[], colours: readonly string[] = SEQUENTIAL): string {
  const bin = breaks.filter((edge) => value >= edge).length;
  return colours[Math.min(bin, colours.length - 1)] ?? "";
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

/** Bins of values, with their colours. */
export function binsOf(breaks: readonly number[]): Bin[] {
  return binWords(breaks).map((words, place) => ({ words, colour: SEQUENTIAL[place] ?? "" }));
}

const ROUND = [1, 2, 4, 10];
const HIGH = 0.85; // the largest changes share the outer colours
const SIDES = 3; // colours on each side of the middle one

/** Breaks of a difference, alike on both sides of zero, a round number apart: −2.5, −1.5, −0.5, 0.5 … times it. */
export function differenceBreaks(differences: readonly number[]): number[] {
  const sizes = differences.map(Math.abs).filter((size) => size > 0).sort((a, b) => a - b);
  const high = sizes[Math.min(sizes.length - 1, Math.floor(HIGH * sizes.length))] ?? 0;
  const least = high > 0 ? high / (SIDES - 0.5) : 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * (ROUND.find((one) => one * power >= least * (1 - 1e-9)) ?? 10);
  return [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].map((times) => times * step);
}

/** Bins of a difference, most negative first. */
export function differenceBins(breaks: readonly number[]): Bin[] {
  const digits = Math.max(0, ...breaks.map((edge) => (String(Number(edge.toPrecision(3))).split(".")[1] ?? "").length));
  const show = (edge: number): string => formatSigned(edge, digits);
  const words = [
    `< ${show(breaks[0] ?? 0)}`,
    ...breaks.slice(0, -1).map((edge, place) => `${show(edge)} … ${show(breaks[place + 1] ?? edge)}`),
    `≥ ${show(breaks.at(-1) ?? 0)}`,
  ];
  return words.map((said, place) => ({ words: said, colour: DIVERGING[place] ?? "" }));
}
