import { describe, expect, it } from "vitest";
import { bundleKey } from "../src/api/bundle";
import { formatHash, leversOf, parseHash, sharedQuery, withoutScenario } from "../src/state/url";

describe("address", () => {
  it("is read back as it was written", () => {
    const route = { view: "scenario", query: { s: "us-retrenches", "us-aid": "0.5", c: "FRA,DEU" } };
    expect(parseHash(formatHash(route))).toEqual(route);
  });

  it("leaves out the baseline and empty values", () => {
    expect(formatHash({ view: "map", query: { s: "baseline", y: "" } })).toBe("#/map");
  });

  it("tells numbers from names of levels", () => {
    expect(leversOf({ "us-aid": "0.5", permits: "emergency", y: "2030" }, ["us-aid", "permits"])).toEqual({
      "us-aid": 0.5,
      permits: "emergency",
    });
  });

  it("carries scenario and levers to other screens, and drops them on reset", () => {
    const query = { s: "ceasefire", "us-aid": "1", q: "x" };
    expect(sharedQuery(query, ["us-aid"])).toEqual({ s: "ceasefire", "us-aid": "1" });
    expect(withoutScenario(query, ["us-aid"])).toEqual({ q: "x" });
  });
});

describe("keys of a report", () => {
  it("do not depend on the order of a query", () => {
    expect(bundleKey("GET", "/compare?runs=a,b&base=a")).toBe("GET /compare?base=a&runs=a%2Cb");
  });
});
