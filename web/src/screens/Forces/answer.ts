import { t } from "../../i18n/strings";
import { formatNumber } from "../../kit/format";

export interface Spread {
  low: number;
  middle: number;
  high: number;
}

export interface Slot {
  organisation: string;
  title: string;
  days: number;
  persons: number;
  alliance_first: Spread;
  union_first: Spread;
}

export interface Pool {
  actor: string;
  name: string;
  allied: boolean;
  in_union: boolean;
  personnel: Spread | null;
  ready: Spread[];
}

export interface ForcesAnswer {
  year: number;
  promises: Record<string, { title: string; since: string; persons: number; classified: string | null }>;
  pools: Pool[];
  slots: Slot[];
  shortfall: Spread;
  double_hatted: Spread;
  ready_share: Spread;
}

const THOUSAND = 1000;

/** Persons in thousands. */
export function inThousands(persons: number): string {
  return formatNumber(persons / THOUSAND);
}

/** The middle of a spread and its ends in words. */
export function rangeWords(spread: Spread, show: (value: number) => string = formatNumber): string {
  return t("forces.range", { middle: show(spread.middle), low: show(spread.low), high: show(spread.high) });
}
