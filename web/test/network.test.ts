import { describe, expect, it } from "vitest";
import type { ActorEntry } from "../src/api/types";
import { drawn, layoutOf, partnersOf, STEP, zoneOf, type Tie, type Zone } from "../src/screens/Network/answer";

const actor = (...organisations: ActorEntry["organisations"]): ActorEntry => ({ id: "AAA", name: "A", organisations });
const inside = (id: string, since: string, until: string | null = null): ActorEntry["organisations"][number] => ({
  id,
  since,
  until,
});
const TIES: Tie[] = [
  { pair: ["AAA", "BBB"], sign: 1, layer: "distance" },
  { pair: ["BBB", "CCC"], sign: -1, layer: "disputes" },
  { pair: ["AAA", "CCC"], sign: -1, layer: "distance" },
];

describe("zones", () => {
  it("follow the memberships of the year", () => {
    const finland = actor(inside("EU", "1995-01-01"), inside("NATO", "2023-04-04"));
    expect(zoneOf(finland, "EU", 2022)).toBe("union");
    expect(zoneOf(finland, "EU", 2023)).toBe("both");
    expect(zoneOf(actor(inside("NATO", "1949-08-24")), "EU", 2000)).toBe("alliance");
  });
  it("forget a membership that has ended", () => {
    const britain = actor(inside("EU", "1973-01-01", "2020-02-01"), inside("NATO", "1949-08-24"));
    expect(zoneOf(britain, "EU", 2019)).toBe("both");
    expect(zoneOf(britain, "EU", 2020)).toBe("alliance");
    expect(zoneOf(actor(), "EU", 2020)).toBe("neither");
  });
});

describe("ties", () => {
  it("count for both of a pair", () => {
    const found = partnersOf(TIES);
    expect(found.get("CCC")).toEqual({ plus: [], minus: ["BBB", "AAA"] });
    expect(found.get("AAA")).toEqual({ plus: ["BBB"], minus: ["CCC"] });
  });
  it("are drawn where they are a minus, or belong to the picked one", () => {
    expect(drawn(TIES, undefined).every((tie) => tie.sign < 0)).toBe(true);
    expect(drawn(TIES, "AAA")).toHaveLength(2);
  });
});

describe("layout", () => {
  const zones = new Map<Zone, string[]>([
    ["both", Array.from({ length: 23 }, (_, place) => `A${place}`)],
    ["neither", ["X", "Y"]],
  ]);
  for (const width of [346, 1000]) {
    it(`keeps everybody inside and apart at ${width} pixels`, () => {
      const { spots, bands, height } = layoutOf(zones, width);
      expect(bands.map((band) => band.zone)).toEqual(["both", "neither"]);
      const all = [...spots.values()];
      expect(all).toHaveLength(25);
      for (const { x, y } of all) {
        expect(x).toBeGreaterThan(17);
        expect(x).toBeLessThan(width - 17);
        expect(y).toBeLessThan(height);
      }
      all.forEach((one, place) =>
        all.slice(place + 1).forEach((other) =>
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(STEP * 0.8),
        ),
      );
    });
  }
});
