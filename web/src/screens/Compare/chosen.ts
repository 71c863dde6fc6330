import { BASELINE } from "../../state/url";

/** Stands in the address for the run with the levers that the reader moved. */
export const OWN = "levers";
export const MOST = 4; // runs side by side
const FIRST = "us-retrenches"; // shown beside the baseline where nothing else was chosen

/**
 * What is compared, in order: the baseline first and always, then what the address names, or else the
 * scenario and levers that the reader comes with. Moved levers cannot be named where none is moved.
 */
export function chosenOf(query: Record<string, string>, moved: number): string[] {
  const own = moved > 0 ? [OWN] : [];
  const scenario = query.s && query.s !== BASELINE && moved === 0 ? [query.s] : [];
  const coming = [...scenario, ...own];
  const named = query.with === undefined ? (coming.length > 0 ? coming : [FIRST]) : query.with.split(",");
  const others = named.filter((name) => name && name !== BASELINE && (name !== OWN || moved > 0));
  return [BASELINE, ...new Set(others)].slice(0, MOST);
}

/** The address that names these runs; the baseline need not be named. */
export function withOf(names: readonly string[]): string {
  return names.filter((name) => name !== BASELINE).join(",");
}
