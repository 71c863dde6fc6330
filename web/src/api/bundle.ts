import type { Run } from "./types";

/** What a report carries in place of a server. */
export interface Bundle {
  made: string;
  foedus: string;
  view: string;
  runs: Run[];
  responses: Record<string, unknown>;
}

function readBundle(): Bundle | null {
  const text = document.getElementById("bundle")?.textContent ?? "null";
  return JSON.parse(text) as Bundle | null;
}

/** The data of the report, or null where a server answers. */
export const bundle: Bundle | null = readBundle();

/** Key of an answer in a bundle: method and path, query keys in order, values encoded. */
export function bundleKey(method: string, path: string): string {
  const [place = "", search = ""] = path.split("?", 2);
  const pairs = [...new URLSearchParams(search)]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  return `${method} ${place}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
}
