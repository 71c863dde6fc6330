import { useApi, type Answer } from "../api/useApi";
import type { Lever, Meta } from "../api/types";

/** What the page knows of the system: levers, scenarios, indicators, actors. */
export function useMeta(): Answer<Meta> {
  return useApi<Meta>("/meta");
}

/** A lever by its id. */
export function leverOf(meta: Meta | undefined, id: string): Lever | undefined {
  return meta?.levers.find((lever) => lever.id === id);
}
