import { describe, expect, it } from "vitest";
import { chosenOf, withOf } from "../src/screens/Compare/chosen";
import { runTitle, scenarioTitle, shortTitle, titled } from "../src/state/titles";
import type { Meta } from "../src/api/types";

describe("what is compared", () => {
  it("has the baseline first, whatever the address says", () => {
    expect(chosenOf({}, 0)[0]).toBe("baseline");
    expect(chosenOf({ with: "ceasefire,us-stays" }, 0)).toEqual(["baseline", "ceasefire", "us-stays"]);
    expect(chosenOf({ with: "" }, 0)).toEqual(["baseline"]);
  });

  it("takes the levers that the reader comes with, and the scenario if none is moved", () => {
    expect(chosenOf({}, 2)).toEqual(["baseline", "levers"]);
    expect(chosenOf({ s: "ceasefire" }, 0)).toEqual(["baseline", "ceasefire"]);
    expect(chosenOf({ with: "ceasefire,levers" }, 1)).toEqual(["baseline", "ceasefire", "levers"]);
  });

  it("drops levers that nobody moved, doubles, and more than four", () => {
    expect(chosenOf({ with: "levers,a,a,baseline,b,c,d" }, 0)).toEqual(["baseline", "a", "b", "c"]);
  });

  it("is read back as it was written", () => {
    const names = ["baseline", "a", "levers"];
    expect(chosenOf({ with: withOf(names) }, 1)).toEqual(names);
  });
});

describe("titles", () => {
  const meta = {
    scenarios: [{ name: "us-stays", title: "The US stays" }, { name: "baseline", title: "As things are going" }],
    levers: [{ id: "aid", label: "Aid", unit: "EUR billion/year" }, { id: "troops", label: "Troops", unit: "1" }],
  } as unknown as Meta;
  const run = (scenario: string, levers: Record<string, number>) => ({ scenario: "levers-0f", levers, request: { scenario } });

  it("are those of the page, also for scenarios that are stacked", () => {
    expect(scenarioTitle(meta, "us-stays")).toBe("The US stays");
    expect(scenarioTitle(meta, "us-stays+my-own")).toBe("The US stays; my own");
  });

  it("name the scenario that levers were moved upon, never the name of the run", () => {
    expect(runTitle(meta, run("us-stays", { aid: 40 }))).toBe("The US stays; Aid: 40.0\u00a0EUR billion/year");
    expect(shortTitle(meta, run("baseline", { aid: 40, troops: 1 }))).toContain("As things are going");
    expect(shortTitle(meta, run("baseline", { aid: 40, troops: 1 }))).not.toContain("levers-0f");
  });

  it("stand in place of ids in what the server says, and only of whole ids", () => {
    expect(titled(meta, "effect of us-stays on aid")).toBe("effect of “The US stays” on aid");
    expect(titled(meta, "us-stays-longer; baseline")).toBe("us-stays-longer; baseline");
  });
});
