import type { ActorEntry } from "../api/types";
import { t } from "../i18n/strings";
import { formatNumber, formatRange } from "../kit/format";
import { PART_OF, placeName } from "./places";

/** What is published of an actor; `editions` and `sources` go with `years`, one each. */
export interface ActorHistory {
  years: number[];
  values: number[];
  estimates: number[];
  editions: (string | null)[];
  sources: string[];
  source: string;
  checked?: string;
}

/** What the server says of one actor: published years, gaps, then years of the run with their range. */
export interface ActorCourse {
  history: ActorHistory | null;
  gaps?: { years: number[]; why: string }[];
  years: number[];
  q05: number[];
  q50: number[];
  q95: number[];
}

export interface MapAnswer {
  variable: string;
  label: string;
  unit: string;
  definition: string;
  years: number[];
  measured_to: number | null;
  breaks: number[];
  breaks_why?: string;
  actors: Record<string, ActorCourse>;
}

/** How a figure is known: measured, an estimate of its publisher, computed by the model, or not at all. */
export type Kind = "measured" | "estimate" | "projected" | "none";
export const KINDS: readonly Kind[] = ["measured", "estimate", "projected", "none"];

export interface Figure {
  value: number | undefined;
  low: number | undefined;
  high: number | undefined;
  kind: Kind;
  edition: string | undefined;
  source: string | undefined;
  checked: string | undefined;
  /** Why nothing is published for the year, where that is known. */
  gap: string | undefined;
}

/** One place of the map in a year. */
export interface Place extends Figure {
  id: string;
  name: string;
  /** Organisations that it is in, in the year. */
  member: string[];
  /** Whether the system tells of it at all. */
  known: boolean;
}

/** The figure of an actor in a year. */
export function figureOf(course: ActorCourse | undefined, year: number): Figure {
  const gap = course?.gaps?.find((one) => one.years.includes(year))?.why;
  const past = course?.history;
  const at = past?.years.indexOf(year) ?? -1;
  if (past && at >= 0) {
    return {
      value: past.values[at],
      low: undefined,
      high: undefined,
      kind: past.estimates.includes(year) ? "estimate" : "measured",
      edition: past.editions[at] ?? undefined,
      source: past.sources[at] ?? past.source,
      checked: past.checked,
      gap: undefined,
    };
  }
  const ahead = course?.years.indexOf(year) ?? -1;
  const there = ahead >= 0;
  return {
    value: there ? course?.q50[ahead] : undefined,
    low: there ? course?.q05[ahead] : undefined,
    high: there ? course?.q95[ahead] : undefined,
    kind: there ? "projected" : "none",
    edition: undefined,
    source: undefined,
    checked: undefined,
    gap,
  };
}

/** Places of the map in a year: every actor, by the order of the system. */
export function placesOf(answer: MapAnswer, actors: readonly ActorEntry[], year: number): Place[] {
  return actors.map((actor) => ({
    id: actor.id,
    name: actor.name,
    member: membershipsIn(actor, year),
    known: true,
    ...figureOf(answer.actors[actor.id], year),
  }));
}

/** The place of an outline: an actor, the state that it is part of, or one outside both organisations. */
export function placeOf(places: ReadonlyMap<string, Place>, outline: string): Place {
  const found = places.get(PART_OF[outline] ?? outline);
  if (found) return found;
  const none = { value: undefined, low: undefined, high: undefined, edition: undefined, source: undefined };
  return { id: outline, name: placeName(outline), member: [], known: false, kind: "none", checked: undefined, gap: undefined, ...none };
}

/** How a place is drawn: by its value, hatched as a member without one, or grey as an outsider. */
export function drawnAs(place: Place): "value" | "missing" | "outside" {
  if (place.value !== undefined) return "value";
  return place.member.length > 0 ? "missing" : "outside";
}

/** One sentence on a place: its figure, how it is known, and what it is in. */
export function placeWords(place: Place, year: number, unit: string): string {
  const member = place.member.length > 0 ? t("map.in", { which: place.member.join(" · ") }) : t("map.outside");
  return `${place.name}, ${year}: ${figureWords(place, year, unit)} ${member}`;
}

function figureWords(place: Place, year: number, unit: string): string {
  if (place.value === undefined) {
    const why = place.gap ? ` ${place.gap}` : "";
    return (place.known ? t("map.no_figure", { year }) : t("map.not_held")) + why;
  }
  const value = `${formatNumber(place.value, 2)} ${unit}`;
  if (place.kind === "measured") return t("map.said_measured", { value });
  if (place.kind === "estimate") return t("map.said_estimate", { value, edition: editionWords(place.edition) });
  const range = formatRange(place.low ?? place.value, place.high ?? place.value, 2);
  const gap = place.gap ? ` ${t("map.unpublished", { year, why: place.gap })}` : "";
  return t("map.said_projected", { value, range }) + gap;
}

function editionWords(edition: string | undefined): string {
  return edition ? t("map.edition", { edition }) : "";
}

/** How many figures of a year are of which kind, in words; members without one count, outsiders do not. */
export function kindsWords(places: readonly Place[]): string {
  const counted = KINDS.map((kind) => ({
    kind,
    n: places.filter((one) => one.kind === kind && (kind !== "none" || one.member.length > 0)).length,
  })).filter(({ n }) => n > 0);
  return counted.map(({ kind, n }) => t(`map.count_${kind}${n === 1 ? "_one" : ""}`, { n })).join("; ");
}

/** Organisations that an actor is in on the first day of a year's last month. */
export function membershipsIn(actor: ActorEntry, year: number): string[] {
  const day = `${year}-12-01`;
  return actor.organisations
    .filter((one) => (one.since ?? "") <= day && (one.until === null || one.until > day))
    .map((one) => one.id);
}
