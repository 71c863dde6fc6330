import { geoArea, geoContains } from "d3-geo";
import { describe, expect, it } from "vitest";
import actors from "../../src/foedus/systems/eu_nato/actors.yaml?raw";
import organisations from "../../src/foedus/systems/eu_nato/organisations.yaml?raw";
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
