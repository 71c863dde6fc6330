import { describe, expect, it } from "vitest";
import { ballotsOf, queryOf, voteBody } from "../src/screens/Decisions/ballots";
import { placesOf } from "../src/screens/Decisions/places";
import type { Dossier, Stated } from "../src/screens/Decisions/answer";

describe("ballots", () => {
  it("are in favour unless the address says otherwise, and strangers have none", () => {
    const cast = ballotsOf({ against: "HUN,USA", absent: "MLT" }, ["HUN", "MLT", "FRA"]);
    expect(cast).toEqual({ HUN: "against", MLT: "absent", FRA: "for" });
  });

  it("go into the address and come back", () => {
    const cast = { HUN: "against", SVK: "abstain", MLT: "absent", FRA: "for" } as const;
    const query = queryOf(cast);
    expect(query).toEqual({ against: "HUN", abstain: "SVK", absent: "MLT" });
    expect(ballotsOf(query as Record<string, string>, Object.keys(cast))).toEqual(cast);
  });

  it("take their key out of the address with the last of them", () => {
    expect(queryOf({ HUN: "for" })).toEqual({ against: undefined, abstain: undefined, absent: undefined });
  });

  it("tell absence apart from abstention when they are counted", () => {
    expect(voteBody("r", "2026-01-01", { HUN: "abstain", MLT: "absent", FRA: "for" })).toEqual({
      rule: "r",
      on: "2026-01-01",
      against: [],
      abstain: ["HUN"],
      absent: ["MLT"],
    });
  });
});

describe("places on the axis of a proposal", () => {
  const said = (actors: string[], stance: Stated["stance"], date: string): Stated => ({
    actors, stance, date, what: "", basis: "stated", source: null, checked: "text",
  });
  const block = { actor: "BEL", since: "2025-10-23", until: null, what: "", source: null, checked: "text" };
  const at = (dossier: Pick<Dossier, "positions" | "blocks">): Record<string, number> =>
    Object.fromEntries(placesOf(dossier).map((one) => [one.actor, one.at]));

  it("put opponents at what stands, supporters at the proposal, the others between", () => {
    const positions = [said(["POL", "EST"], "support", "2025-09"), said(["ITA"], "conditional", "2025-10"), said(["HUN"], "oppose", "2025-10")];
    expect(at({ positions, blocks: [] })).toEqual({ HUN: 0, ITA: 0.5, EST: 1, POL: 1 });
  });

  it("take the last thing that was said, whatever the order of the record", () => {
    const positions = [said(["ITA"], "oppose", "2025-12-12"), said(["ITA"], "support", "2025-10-01")];
    expect(at({ positions, blocks: [] })).toEqual({ ITA: 0 });
  });

  it("put who withheld consent and said nothing at what stands, and mark all who did", () => {
    const places = placesOf({ positions: [said(["BEL"], "conditional", "2025-10-20")], blocks: [block, { ...block, actor: "SVK" }] });
    expect(places.map((one) => [one.actor, one.at, one.blocked, one.stance])).toEqual([
      ["SVK", 0, true, "withheld"],
      ["BEL", 0.5, true, "conditional"],
    ]);
  });
});
