import type { ActorEntry } from "../../api/types";
import { membershipsIn } from "../../map/answer";

export interface Tie {
  pair: [string, string];
  sign: 1 | -1;
  /** What decided the sign: a dispute on record, events, or votes. */
  layer: string;
}

export interface Dispute {
  id: string;
  title: string;
  actors: string[];
  against: string[];
  since: string;
  until: string | null;
  source: string;
  checked: string;
}

export interface Layer {
  layer: string;
  says: string;
  silent: string;
  years: number[] | null;
  sources: string[];
}

export interface NetworkAnswer {
  union: string;
  guarantor: string;
  sign_rule: Layer[];
  network: {
    year: number;
    layers: string[];
    plus: number;
    minus: number;
    pairs: number;
    firm: number | null;
    triangles: number;
    balanced_triangles: number;
    core: string[];
    frustration: number | null;
    camp: string[] | null;
    one_division: boolean | null;
    ties: Tie[];
    disputes: Dispute[];
  };
}

export const ZONES = ["union", "both", "alliance", "neither"] as const;
export type Zone = (typeof ZONES)[number];

/** In which of the two organisations an actor is at the end of a year. */
export function zoneOf(actor: ActorEntry, union: string, year: number): Zone {
  const inside = membershipsIn(actor, year);
  const united = inside.includes(union);
  const allied = inside.some((one) => one !== union);
  return united ? (allied ? "both" : "union") : allied ? "alliance" : "neither";
}

export interface Counts {
  plus: string[];
  minus: string[];
}

/** With whom each actor has a tie of which sign. */
export function partnersOf(ties: readonly Tie[]): Map<string, Counts> {
  const found = new Map<string, Counts>();
  const add = (one: string, other: string, sign: number): void => {
    const held = found.get(one) ?? { plus: [], minus: [] };
    (sign > 0 ? held.plus : held.minus).push(other);
    found.set(one, held);
  };
  for (const { pair, sign } of ties) {
    add(pair[0], pair[1], sign);
    add(pair[1], pair[0], sign);
  }
  return found;
}

/** Ties that are drawn: all of the picked actor, else those with a minus, which are few. */
export function drawn(ties: readonly Tie[], picked: string | undefined): Tie[] {
  return ties.filter(({ pair, sign }) => (picked ? pair.includes(picked) : sign < 0));
}

export interface Spot {
  x: number;
  y: number;
}

export interface Band {
  zone: Zone;
  top: number;
  height: number;
}

export interface Layout {
  spots: Map<string, Spot>;
  bands: Band[];
  height: number;
}

export const STEP = 54; // pixels between actors of a row
export const ROW = 58; // pixels between rows
const HEAD = 26; // pixels for the name of a band
const GAP = 14; // pixels between bands

/** Places of the actors: one band for each zone, rows as wide as the page. */
export function layoutOf(zones: ReadonlyMap<Zone, readonly string[]>, width: number): Layout {
  const across = Math.max(1, Math.floor(width / STEP));
  const spots = new Map<string, Spot>();
  const bands: Band[] = [];
  let top = 0;
  for (const zone of ZONES) {
    const ids = zones.get(zone) ?? [];
    if (ids.length === 0) continue;
    const rows = Math.ceil(ids.length / across);
    const each = Math.ceil(ids.length / rows);
    ids.forEach((id, place) => {
      const row = Math.floor(place / each);
      const inRow = Math.min(each, ids.length - row * each);
      const x = width / 2 + ((place % each) - (inRow - 1) / 2) * Math.min(STEP * 1.6, width / inRow);
      spots.set(id, { x, y: top + HEAD + (row + 0.5) * ROW });
    });
    const height = HEAD + rows * ROW;
    bands.push({ zone, top, height });
    top += height + GAP;
  }
  return { spots, bands, height: top - GAP };
}

/** A bowed line between two spots, so that ties of one row do not lie on one another. */
export function bow(from: Spot, to: Spot): string {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const [x, y] = [(from.x + to.x) / 2 - down / 6, (from.y + to.y) / 2 + across / 6];
  return `M${from.x.toFixed(1)},${from.y.toFixed(1)}Q${x.toFixed(1)},${y.toFixed(1)} ${to.x.toFixed(1)},${to.y.toFixed(1)}`;
}
