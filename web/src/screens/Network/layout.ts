import type { ActorEntry } from "../../api/types";
import { membershipsIn } from "../../map/answer";

export type Zone = "powers" | "union" | "both" | "alliance" | "neither";

/** A rectangle of the drawing that holds the actors of one membership. */
export interface Box {
  zone: Zone;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  id: string;
  zone: Zone;
  x: number;
  y: number;
}

export interface Layout {
  width: number;
  height: number;
  boxes: Box[];
  points: Point[];
}

/** In which zone an actor stands in a year: the powers outside, the others by membership. */
export function zoneOf(actor: ActorEntry, year: number, union: string, powers: readonly string[]): Zone {
  if (powers.includes(actor.id)) return "powers";
  const held = membershipsIn(actor, year);
  const inUnion = held.includes(union);
  const inOther = held.some((one) => one !== union);
  if (inUnion && inOther) return "both";
  if (inUnion) return "union";
  return inOther ? "alliance" : "neither";
}

const GAP = 10; // pixels between zones
const HEAD = 22; // pixels of a zone's title
const CELL_WIDE = 78; // least pixels from actor to actor, with names below
const CELL_NARROW = 44; // the same with codes of three letters
const ROW = 54; // pixels from row to row
const NARROW = 620; // drawings below this width stack their zones

/** Whether a drawing is too narrow for names. */
export function isNarrow(width: number): boolean {
  return width < NARROW;
}

/** Where zones and actors stand in a drawing of some width; nothing overlaps and nothing lies outside. */
export function layoutOf(zones: ReadonlyMap<Zone, readonly string[]>, width: number): Layout {
  const cell = isNarrow(width) ? CELL_NARROW : CELL_WIDE;
  const count = (zone: Zone): number => zones.get(zone)?.length ?? 0;
  const boxes: Box[] = [];
  let top = 0;
  const place = (row: { zone: Zone; width: number }[]): void => {
    const tall = Math.max(...row.map((one) => rowsOf(count(one.zone), one.width, cell)));
    const height = HEAD + Math.max(1, tall) * ROW;
    let left = 0;
    for (const { zone, width: wide } of row) {
      boxes.push({ zone, x: left, y: top, width: wide, height });
      left += wide + GAP;
    }
    top += height + GAP;
  };
  place([{ zone: "powers", width }]);
  if (isNarrow(width)) {
    place([{ zone: "both", width }]);
    const half = (width - GAP) / 2;
    place([{ zone: "union", width: half }, { zone: "alliance", width: half }]);
  } else {
    const room = width - 2 * GAP;
    const sides = { union: 0.2 * room, both: 0.52 * room, alliance: 0.28 * room };
    place([{ zone: "union", width: sides.union }, { zone: "both", width: sides.both }, { zone: "alliance", width: sides.alliance }]);
  }
  place([{ zone: "neither", width }]);
  const points = boxes.flatMap((box) => pointsOf(box, zones.get(box.zone) ?? [], cell));
  return { width, height: top - GAP, boxes, points };
}

function columnsOf(width: number, cell: number): number {
  return Math.max(1, Math.floor(width / cell));
}

function rowsOf(n: number, width: number, cell: number): number {
  return Math.ceil(n / columnsOf(width, cell));
}

/** Actors of a zone in rows of nearly one length, each row shifted a little so that ties do not lie on one another. */
function pointsOf(box: Box, ids: readonly string[], cell: number): Point[] {
  const rows = rowsOf(ids.length, box.width, cell);
  const each = Math.ceil(ids.length / Math.max(1, rows));
  const step = (box.height - HEAD) / Math.max(1, rows);
  return ids.map((id, place) => {
    const row = Math.floor(place / each);
    const inRow = Math.min(each, ids.length - row * each);
    const wide = box.width / inRow;
    const shift = (inRow > 1 && rows > 1 ? (row % 2 === 0 ? -1 : 1) : 0) * Math.max(0, Math.min(10, (wide - cell) / 2));
    return { id, zone: box.zone, x: box.x + wide * ((place % each) + 0.5) + shift, y: box.y + HEAD + step * (row + 0.4) };
  });
}
