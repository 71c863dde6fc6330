import { describe, expect, it } from "vitest";
import { stepOf, valueOf } from "../src/levers/settings";
import { figureOf } from "../src/map/answer";
import { binWords, colourOf } from "../src/map/bins";
import { formatNumber, formatRange, formatSigned } from "../src/kit/format";
import { toCsv } from "../src/kit/table";
import { readingOf } from "../src/screens/Scenario/reading";
import { SEQUENTIAL } from "../src/style/colours";
import type { Indicator, Lever } from "../src/api/types";

const LEVER = { min: 40, max: 100, unit: "thousand persons", levels: [{ id: "halved", value: 40, means: "" }] } as unknown as Lever;

describe("levers", () => {
  it("step by round numbers, and by whole years", () => {
    expect(stepOf({ min: 40, max: 100, unit: "thousand persons" })).toBe(1);
    expect(stepOf({ min: 0, max: 1, unit: "1" })).toBe(0.01);
    expect(stepOf({ min: 0, max: 0.3, unit: "1" })).toBe(0.005);
    expect(stepOf({ min: 2028, max: 2040, unit: "year" })).toBe(1);
  });

  it("know the value of a named level", () => {
    expect(valueOf(LEVER, "halved")).toBe(40);
    expect(valueOf(LEVER, undefined)).toBeUndefined();
  });
});

describe("map", () => {
  it("puts a value on a break into the darker bin", () => {
    expect(colourOf(2, [1, 1.5, 2, 2.5, 3.5, 5])).toBe(SEQUENTIAL[3]);
    expect(colourOf(99, [1, 1.5, 2, 2.5, 3.5, 5])).toBe(SEQUENTIAL[6]);
    expect(binWords([1, 2]).length).toBe(3);
  });

  it("takes what was measured before what is projected", () => {
    const course = { history: { years: [2024], values: [2.1], estimates: [2024], editions: [null], sources: ["s"], source: "s" }, years: [2024, 2025], q05: [1, 1], q50: [9, 3], q95: [9, 4] };
    expect(figureOf(course, 2024)).toMatchObject({ value: 2.1, kind: "estimate", source: "s" });
    expect(figureOf(course, 2025)).toMatchObject({ value: 3, low: 1, high: 4, kind: "projected" });
    expect(figureOf(undefined, 2025).value).toBeUndefined();
  });
});

describe("words", () => {
  it("write numbers by their size, with a true minus", () => {
    expect(formatNumber(1234.6)).toBe("1,235");
    expect(formatSigned(-0.31)).toBe("\u22120.31");
    expect(formatRange(45.12, 55)).toBe("45.1–55.0");
  });

  it("say range, median and difference of the last year", () => {
    const indicator = {
      unit: "%", years: [2040], q05: [30], q25: [35], q50: [40], q75: [45], q95: [50],
      against_baseline: [{ year: 2040, q05: -1, q50: 2, q95: 3, in_words: "moves" }],
    } as unknown as Indicator;
    expect(readingOf(indicator, { scenario: "x" })).toContain("30.0–50.0 %, median 40.0");
    expect(readingOf(indicator, { scenario: "x" })).toContain("+2.0");
    expect(readingOf(indicator, { scenario: "baseline" })).not.toContain("Against");
  });

  it("keep formulas out of spreadsheets", () => {
    expect(toCsv({ caption: "", columns: [{ key: "a", label: "A" }], rows: [{ a: "=1+1" }] })).toBe("A\r\n'=1+1\r\n");
  });
});
