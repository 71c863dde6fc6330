import { describe, expect, it } from "vitest";
import { faultsIn, LARGEST, sentBytes } from "../src/screens/Claims/limits";

describe("claims of one's own", () => {
  it("are refused fault by fault, without the line that counts them", () => {
    expect(faultsIn("my.yaml has 2 fault(s):\n  line 1: a\n  line 7: b")).toEqual(["line 1: a", "line 7: b"]);
    expect(faultsIn("line 3: only one")).toEqual(["line 3: only one"]);
  });

  it("are measured as they are sent: in bytes, with what JSON adds", () => {
    expect(sentBytes("é")).toBe('{"text":""}'.length + 2);
    expect(sentBytes("\n".repeat(LARGEST / 2))).toBeGreaterThan(LARGEST);
  });
});
