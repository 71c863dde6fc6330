import { describe, expect, it } from "vitest";
import { drawnAs, figureOf, kindsWords, placeOf, placesOf, placeWords, type MapAnswer } from "../src/map/answer";
import { differenceBins, differenceBreaks } from "../src/map/bins";
import { againstOf, changesOf, changeWords } from "../src/map/difference";
import { SHAPES } from "../src/map/shapes";
import type { ActorEntry } from "../src/api/types";

const past = (years: number[], values: number[], estimates: number[]) => ({
  years, values, estimates, editions: years.map(() => null), sources: years.map(() => "s"), source: "s",
});
const none = { years: [], q05: [], q50: [], q95: [] };
const ANSWER = {
  unit: "%",
  actors: {
    AAA: { history: past([2024, 2025], [2, 3], [2025]), gaps: [], ...none },
    BBB: { history: past([2024], [1], []), gaps: [{ years: [2025], why: "Not in the list." }], years: [2025], q05: [0.5], q50: [1.5], q95: [2.5] },
    CCC: { history: null, gaps: [], ...none },
  },
} as unknown as MapAnswer;
const inside = [{ id: "P", since: "2000-01-01", until: null }];
const ACTORS = [
  { id: "AAA", name: "A", organisations: inside },
  { id: "BBB", name: "B", organisations: inside },
  { id: "CCC", name: "C", organisations: inside },
  { id: "DDD", name: "D", organisations: [] },
] as unknown as ActorEntry[];

describe("a figure on the map", () => {
  const places = placesOf(ANSWER, ACTORS, 2025);
  const by = new Map(places.map((one) => [one.id, one]));

  it("is never called measured where its publisher estimates it or the model computed it", () => {
    expect(figureOf(ANSWER.actors.AAA, 2024).kind).toBe("measured");
    expect(places.map((one) => one.kind)).toEqual(["estimate", "projected", "none", "none"]);
    expect(kindsWords(places)).not.toContain("measured");
  });

  it("says why nothing is published where the model stands in", () => {
    expect(placeWords(placeOf(by, "BBB"), 2025, "%")).toMatch(/model.*0\.50–2\.50.*Not in the list/);
  });

  it("tells a member without a figure from who is outside", () => {
    expect(drawnAs(placeOf(by, "CCC"))).toBe("missing");
    expect(drawnAs(placeOf(by, "DDD"))).toBe("outside");
    expect(drawnAs(placeOf(by, "CHE"))).toBe("outside");
    expect(kindsWords(places)).toContain("1 member without a figure");
  });

  it("has a name for every outline, and shows parts of a state as that state", () => {
    const held = new Map([...by, ["FIN", { ...placeOf(by, "AAA"), id: "FIN", name: "Finland" }]]);
    expect(placeOf(held, "ALA").name).toBe("Finland");
    expect(placeOf(by, "CHE").name).toBe("Switzerland");
    expect(placeOf(by, "XKX").name).toBe("Kosovo*");
    const outsiders = ["BLR", "MAR", "SYR", "AND", "KAZ", "ESH", "PSE", "VAT"];
    expect(SHAPES.filter((one) => outsiders.includes(one.id)).map((one) => placeOf(by, one.id).name)).not.toContain("BLR");
  });
});

describe("a difference on the map", () => {
  it("is that of both figures, and none where one is missing", () => {
    const changes = changesOf(placesOf(ANSWER, ACTORS, 2025), placesOf(ANSWER, ACTORS, 2024));
    expect(changes.map((one) => one.value)).toEqual([1, 0.5, undefined, undefined]);
    expect(changes[1]?.kind).toBe("projected");
    expect(changeWords(changes[0]!, "%", "2024", "2025")).toContain("+1.00 %, from 2.00 (2024) to 3.00 (2025)");
    expect(changeWords(changes[2]!, "%", "2024", "2025")).toContain("no figure for 2025");
  });

  it("has breaks alike on both sides of zero, and seven bins", () => {
    const breaks = differenceBreaks([-1, 0.4, 2, 0]);
    expect(breaks).toEqual([...breaks].reverse().map((edge) => -edge));
    expect(differenceBins(breaks)).toHaveLength(7);
    expect(differenceBreaks([])).toHaveLength(6);
  });

  it("is asked for by a year of the map or the baseline, nothing else", () => {
    expect(againstOf("2014", [2014, 2015])).toEqual({ year: 2014 });
    expect(againstOf("baseline", [])).toBe("baseline");
    expect(againstOf("1900", [2014])).toBeUndefined();
    expect(againstOf(undefined, [2014])).toBeUndefined();
  });
});
