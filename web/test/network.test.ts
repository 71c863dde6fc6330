import { describe, expect, it } from "vitest";
import type { ActorEntry } from "../src/api/types";
import { camps, disputesOf, shownTies, strength, type NetworkAnswer, type Tie } from "../src/screens/Network/answer";
import { lines } from "../src/screens/Network/Graph";
import { layoutOf, zoneOf, type Zone } from "../src/screens/Network/layout";

const tie = (pair: [string, string], sign: number, beside: number | null): Tie => ({
  pair, sign, layer: beside === null ? "disputes" : "distance", value: beside === null ? null : 1, beside,
});
const ANSWER = {
  network: {
    core: ["A", "B", "C"],
    camp: ["A", "B"],
    ties: [tie(["A", "B"], 1, 0.5), tie(["A", "C"], -1, null), tie(["B", "C"], -1, -3.2), tie(["C", "D"], 1, 2)],
    disputes: [{ id: "x", title: "X", actors: ["C"], against: ["A"], since: "1990", until: null, source: "s", checked: "text" }],
  },
} as unknown as NetworkAnswer;

function actor(...held: [string, string, string | null][]): ActorEntry {
  return { id: "GBR", name: "", organisations: held.map(([id, since, until]) => ({ id, since, until })) };
}

describe("zones of the network", () => {
  it("follow the year", () => {
    const britain = actor(["EU", "1973-01-01", "2020-02-01"], ["NATO", "1949-08-24", null]);
    expect(zoneOf(britain, 2019, "EU", [])).toBe("both");
    expect(zoneOf(britain, 2020, "EU", [])).toBe("alliance");
    expect(zoneOf(actor(), 2020, "EU", [])).toBe("neither");
    expect(zoneOf(britain, 2019, "EU", ["GBR"])).toBe("powers");
  });

  const ids = (n: number, mark: string): string[] => Array.from({ length: n }, (_, place) => mark + place);
  const zones = new Map<Zone, string[]>([
    ["powers", ids(3, "p")], ["union", ids(4, "u")], ["both", ids(23, "b")], ["alliance", ids(8, "a")], ["neither", ids(9, "n")],
  ]);
  it.each([340, 460, 700, 1100])("hold every actor once and apart, %i pixels wide", (width) => {
    const { points, boxes, height } = layoutOf(zones, width);
    expect(points).toHaveLength(47);
    for (const one of points) {
      const box = boxes.find((each) => each.zone === one.zone)!;
      expect(one.x).toBeGreaterThan(box.x);
      expect(one.x).toBeLessThan(box.x + box.width);
      expect(one.y + 10).toBeLessThan(box.y + box.height);
      expect(one.y).toBeLessThan(height);
    }
    const least = width < 620 ? 40 : 44;
    const near = points.flatMap((a, at) => points.slice(at + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < least));
    expect(near).toEqual([]);
    expect(Math.max(...boxes.map((box) => box.x + box.width))).toBeLessThanOrEqual(width + 0.01);
  });

  it("are drawn without those that are empty of actors going wrong", () => {
    expect(layoutOf(new Map(), 800).points).toEqual([]);
  });
});

describe("ties of the network", () => {
  const all = { who: "core", picked: undefined, plus: true, minus: true } as const;
  const pairs = (ties: readonly Tie[]): string[] => ties.map((one) => one.pair.join(""));
  it("are those of the core, of all or of one actor, tension first and by strength", () => {
    expect(pairs(shownTies(ANSWER, all))).toEqual(["AC", "BC", "AB"]);
    expect(pairs(shownTies(ANSWER, { ...all, who: "all" }))).toEqual(["AC", "BC", "CD", "AB"]);
    expect(pairs(shownTies(ANSWER, { ...all, picked: "D" }))).toEqual(["CD"]);
    expect(pairs(shownTies(ANSWER, { ...all, minus: false }))).toEqual(["AB"]);
  });

  it("find their dispute whichever side is named first", () => {
    expect(disputesOf(ANSWER, ["A", "C"])).toHaveLength(1);
    expect(disputesOf(ANSWER, ["B", "C"])).toEqual([]);
    expect(strength(tie(["A", "C"], -1, null))).toBeGreaterThan(strength(tie(["A", "B"], 1, 0.5)));
  });

  it("divide the core in two camps that hold everyone once", () => {
    expect(camps(ANSWER)).toEqual([["A", "B"], ["C"]]);
  });
});

it("breaks a long name once, near its middle", () => {
  expect(lines("Bosnia and Herzegovina")).toEqual(["Bosnia and", "Herzegovina"]);
  expect(lines("France")).toEqual(["France"]);
});
