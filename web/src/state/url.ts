/** What the page shows is in the address: `#/view?s=SCENARIO&LEVER=value…&y=YEAR&v=VARIABLE&c=FRA,DEU`. */
export interface Route {
  view: string;
  query: Record<string, string>;
}

export const BASELINE = "baseline";
export const START = "start";
/** Keys that stay when the reader goes to another screen, besides the levers. */
const SHARED = ["s", "y", "v", "c"];

/** The route of a hash; an empty one is the first screen. */
export function parseHash(hash: string): Route {
  const bare = hash.replace(/^#\/?/, "");
  const [path = "", search = ""] = bare.split("?", 2);
  const query: Record<string, string> = {};
  for (const [key, value] of new URLSearchParams(search)) query[key] = value;
  return { view: decodeURIComponent(path) || START, query };
}

/** The hash of a route; the baseline and empty values are left out, keys are in order. */
export function formatHash(route: Route): string {
  const kept = Object.entries(route.query)
    .filter(([key, value]) => value !== "" && !(key === "s" && value === BASELINE))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  return `#/${route.view}${kept.length > 0 ? `?${kept.join("&")}` : ""}`;
}

/** The levers among the keys of a query. */
export function leversOf(query: Record<string, string>, known: readonly string[]): LeverValues {
  const levers: LeverValues = {};
  for (const id of known) {
    const value = query[id];
    if (value !== undefined && value !== "") levers[id] = leverValue(value);
  }
  return levers;
}

export type LeverValues = Record<string, number | string>;

/** A number where the text is one, else the name of a level. */
export function leverValue(text: string): number | string {
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? number : text;
}

/** The part of a query that other screens share: scenario, levers, year, variable, countries. */
export function sharedQuery(
  query: Record<string, string>,
  levers: readonly string[],
): Record<string, string> {
  const keys = new Set([...SHARED, ...levers]);
  return Object.fromEntries(Object.entries(query).filter(([key]) => keys.has(key)));
}

/** The query with every lever, and the scenario, taken out. */
export function withoutScenario(
  query: Record<string, string>,
  levers: readonly string[],
): Record<string, string> {
  const gone = new Set(["s", ...levers]);
  return Object.fromEntries(Object.entries(query).filter(([key]) => !gone.has(key)));
}
