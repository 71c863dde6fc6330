import type { ActorEntry } from "../api/types";
import { t } from "../i18n/strings";
import { formatNumber, formatSigned } from "../kit/format";
import { placesOf, type MapAnswer, type Place } from "./answer";

/** What the map is compared with: another year of the same run, or the same year of the baseline. */
export type Against = { year: number } | "baseline";

/** How the address says it: `d=2014` or `d=baseline`; anything else compares nothing. */
export function againstOf(text: string | undefined, years: readonly number[]): Against | undefined {
  if (text === "baseline") return "baseline";
  const year = Number(text);
  return text && years.includes(year) ? { year } : undefined;
}

/** A place with its change as its value; what either side lacks has none. */
export interface Change extends Place {
  now: Place;
  then: Place;
}

/** Places with the change from `then` to `now`. */
export function changesOf(now: readonly Place[], then: readonly Place[]): Change[] {
  const before = new Map(then.map((one) => [one.id, one]));
  return now.flatMap((one) => {
    const other = before.get(one.id);
    if (!other) return [];
    const value = one.value === undefined || other.value === undefined ? undefined : one.value - other.value;
    const projected = one.kind === "projected" || other.kind === "projected";
    const kind = value === undefined ? "none" : projected ? "projected" : one.kind;
    return [{ ...one, value, low: undefined, high: undefined, kind, now: one, then: other }];
  });
}

/** Places of both sides of a comparison. */
export function comparedPlaces(
  answer: MapAnswer,
  other: MapAnswer,
  actors: readonly ActorEntry[],
  year: number,
  against: Against,
): Change[] {
  const then = placesOf(other, actors, against === "baseline" ? year : against.year);
  return changesOf(placesOf(answer, actors, year), then);
}

/** One sentence on the change of a place. */
export function changeWords(place: Place | Change, unit: string, from: string, to: string): string {
  if (!("now" in place)) return `${place.name}: ${t("map.not_held")}`;
  if (place.value === undefined) {
    const lacking = place.now.value === undefined ? to : from;
    return t("map.no_change", { name: place.name, which: lacking });
  }
  return t("map.change", {
    name: place.name,
    change: formatSigned(place.value, 2),
    unit,
    from,
    to,
    before: formatNumber(place.then.value, 2),
    after: formatNumber(place.now.value, 2),
  });
}
