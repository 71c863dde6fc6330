import { geoArea, geoContains } from "d3-geo";
import { describe, expect, it } from "vitest";
import actors from "../../src/foedus/systems/eu_nato/actors.yaml?raw";
import organisations from "../../src/foedus/systems/eu_nato/organisations.yaml?raw";
import type { ActorEntry } from "../src/api/types";
import { has } from "../src/i18n/strings";
import { figureOf, statesOf, type MapAnswer } from "../src/map/answer";
import europe from "../src/map/europe.json";
import { SHAPES } from "../src/map/shapes";

/** States whose shape holds a place, longitude first. */
function at(longitude: number, latitude: number): string[] {
  return SHAPES.filter((shape) => geoContains(shape, [longitude, latitude])).map((shape) => shape.id);
}

/** Actors of a file of facts whose entry, up to the next one, matches. */
function entries(text: string, key: string, wanted: RegExp): Set<string> {
  const parts = text.split(new RegExp(`(?=\\b${key}: [A-Z]{3}\\b)`)).slice(1);
  return new Set(parts.filter((part) => wanted.test(part)).map((part) => part.slice(key.length + 2, key.length + 5)));
}

describe("map of Europe", () => {
  it.each([
    ["Simferopol", 34.1, 44.95, "UKR"],
    ["Donetsk", 37.8, 48.0, "UKR"],
    ["Pristina", 21.16, 42.66, "XKX"],
    ["Belgrade", 20.46, 44.82, "SRB"],
    ["Kyrenia", 33.32, 35.28, "CYP"],
    ["Limassol", 33.04, 34.72, "CYP"],
    ["Sukhumi", 41.1, 43.02, "GEO"],
    ["Tiraspol", 29.63, 46.84, "MDA"],
    ["Kaliningrad", 20.5, 54.7, "RUS"],
    ["Valletta's island", 14.45, 35.88, "MLT"],
    ["Luxembourg", 6.13, 49.6, "LUX"],
  ])("%s lies in one state", (_, longitude, latitude, state) => {
    expect(at(longitude, latitude)).toEqual([state]);
  });

  it.each([
    ["the Mediterranean", 5, 40],
    ["the North Sea", 3, 56],
    ["the Atlantic", -20, 50],
  ])("%s lies in none", (_, longitude, latitude) => {
    expect(at(longitude, latitude)).toEqual([]);
  });

  it("draws every member in Europe", () => {
    const members = entries(organisations, "actor", /since: /);
    const inEurope = entries(actors, "id", /area: Europe/);
    const wanted = [...members].filter((actor) => inEurope.has(actor));
    const drawn = new Set(SHAPES.filter((shape) => geoArea(shape) > 0).map((shape) => shape.id));
    expect(wanted.length).toBeGreaterThanOrEqual(34);
    expect(wanted.filter((actor) => !drawn.has(actor))).toEqual([]);
  });

  it("has each state once, none wound the wrong way", () => {
    expect(new Set(SHAPES.map((shape) => shape.id)).size).toBe(SHAPES.length);
    expect(SHAPES.filter((shape) => geoArea(shape) > 1)).toEqual([]);
  });

  it("says whose data it is and why borders are drawn so", () => {
    expect(europe.note).toMatch(/public domain.*68\/262.*1244/s);
  });
});

describe("figures of the map", () => {
  const actor = (id: string, since: string | null): ActorEntry => ({
    id,
    name: id,
    organisations: since ? [{ id: "NATO", since, until: null }] : [],
  });
  const answer = {
    actors: {
      AAA: { history: { years: [2024, 2025], values: [2, 2.5], estimated: [2025], source: "x" }, years: [2026], q05: [1], q50: [2], q95: [3] },
    },
  } as unknown as MapAnswer;

  it("say which are estimates of their source, and which are projected", () => {
    expect(figureOf(answer.actors.AAA, 2024)).toMatchObject({ value: 2, estimated: false, projected: false });
    expect(figureOf(answer.actors.AAA, 2025)).toMatchObject({ value: 2.5, estimated: true, projected: false });
    expect(figureOf(answer.actors.AAA, 2026)).toMatchObject({ value: 2, estimated: false, projected: true });
  });

  it("tell a member without a figure from a state in neither organisation", () => {
    const [none, out] = statesOf(answer, [actor("BBB", "1999-01-01"), actor("CCC", null)], 2024);
    expect([none?.outside, out?.outside]).toEqual([false, true]);
    const [before] = statesOf(answer, [actor("BBB", "1999-01-01")], 1998);
    expect(before?.outside).toBe(true);
  });

  it("name every shape that is no actor of the system", () => {
    const known = entries(actors, "id", /./);
    for (const { id } of SHAPES) expect(known.has(id) || has(`places.${id}`), id).toBe(true);
  });
});
