import type { ReactNode } from "react";

/** Place of the map of Europe. */
export function EuropeMap(): ReactNode {
  return null;
}
