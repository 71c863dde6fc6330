import type { ActorEntry } from "../api/types";
import type { State } from "./EuropeMap";

/** What the server says of one actor: measured years, then projected ones with their range. */
export interface ActorCourse {
  history: { years: number[]; values: number[]; estimated: number[]; source: string; checked?: string } | null;
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

export interface Figure {
  value: number | undefined;
  low: number | undefined;
  high: number | undefined;
  projected: boolean;
  /** Measured, but by the word of its source an estimate. */
  estimated: boolean;
}

/** The figure of an actor in a year. */
export function figureOf(course: ActorCourse | undefined, year: number): Figure {
  const past = course?.history?.years.indexOf(year) ?? -1;
  if (past >= 0) {
    const estimated = course?.history?.estimated.includes(year) ?? false;
    return { value: course?.history?.values[past], low: undefined, high: undefined, projected: false, estimated };
  }
  const ahead = course?.years.indexOf(year) ?? -1;
  return {
    value: ahead >= 0 ? course?.q50[ahead] : undefined,
    low: ahead >= 0 ? course?.q05[ahead] : undefined,
    high: ahead >= 0 ? course?.q95[ahead] : undefined,
    projected: ahead >= 0,
    estimated: false,
  };
}

/** States of the map in a year. */
export function statesOf(answer: MapAnswer, actors: readonly ActorEntry[], year: number): State[] {
  return actors.map((actor) => {
    const { value, projected, estimated } = figureOf(answer.actors[actor.id], year);
    const outside = membershipsIn(actor, year).length === 0;
    return { id: actor.id, name: actor.name, value, projected, estimated, outside };
  });
}

/** Organisations that an actor is in on the first day of a year's last month. */
export function membershipsIn(actor: ActorEntry, year: number): string[] {
  const day = `${year}-12-01`;
  return actor.organisations
    .filter((one) => (one.since ?? "") <= day && (one.until === null || one.until > day))
    .map((one) => one.id);
}
