import { t } from "../i18n/strings";

/** Numbers and units in words; the unit is told once, in a title. */
const LOCALE = "en-GB";
const MINUS = "\u2212";

/** Digits after the point that a number of this size deserves. */
export function decimals(size: number): number {
  const large = Math.abs(size);
  if (large >= 100) return 0;
  return large >= 1 || large === 0 ? 1 : 2;
}

/** A number with as many digits as its size deserves: 40.99 → "41.0", 1234.6 → "1,235". */
export function formatNumber(value: number | null | undefined, digits?: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const places = digits ?? decimals(value);
  const text = new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(Math.abs(value));
  return value < 0 && Number(value.toFixed(places)) !== 0 ? MINUS + text : text;
}

/** A number as it was set: four digits that count, none that say nothing. 33 → "33", 0.37 → "0.37". */
export function formatPlain(value: number): string {
  const text = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 4 }).format(Math.abs(value));
  return value < 0 ? MINUS + text : text;
}

/** A year has no thousands mark. */
export function formatYear(year: number): string {
  return String(Math.round(year));
}

/** A difference carries its sign: "+5.9", "−0.3". */
export function formatSigned(value: number, digits?: number): string {
  const text = formatNumber(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Two ends with one number of digits: "45.1–55.0", and "to" where a sign would blur the dash. */
export function formatRange(low: number, high: number, digits?: number): string {
  const places = digits ?? decimals(Math.max(Math.abs(low), Math.abs(high)));
  const [from, to] = [formatNumber(low, places), formatNumber(high, places)];
  return low < 0 ? `${from} to ${to}` : `${from}–${to}`;
}

/** A share of one as a percentage: 0.797 → "80 %". */
export function formatShare(share: number): string {
  return `${formatNumber(100 * share, 0)}\u00a0%`;
}

/** Bare numbers, years and courses need no unit beside them. */
const SILENT = new Set(["1", "year", "course", "0 or 1", "–", ""]);

/** The unit as it is shown. */
export function unitWords(unit: string | undefined): string {
  return unit === undefined || SILENT.has(unit) ? "" : unit;
}

/** The unit of a line of numbers: a calendar year needs no word, a span of years does. */
export function unitOfLine(unit: string, values: readonly number[]): string {
  const span = unit === "year" && values.every((value) => Math.abs(value) <= 1000);
  return span ? t("kit.years") : unitWords(unit);
}

/** A value with its unit: "41.0 %"; a year stays a year. */
export function withUnit(value: number, unit: string): string {
  if (unit === "year" && Math.abs(value) > 1000) return formatYear(value);
  const words = unitWords(unit);
  return words ? `${formatNumber(value)}\u00a0${words}` : formatNumber(value);
}
