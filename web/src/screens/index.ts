import type { ComponentType } from "react";
import { Claims } from "./Claims";
import { Compare } from "./Compare";
import { Decisions } from "./Decisions";
import { Evidence } from "./Evidence";
import { Facts } from "./Facts";
import { Forces } from "./Forces";
import { Map } from "./Map";
import { Method } from "./Method";
import { Network } from "./Network";
import { Scenario } from "./Scenario";
import { Start } from "./Start";

export interface Screen {
  component: ComponentType;
  /** Whether the levers stand beside it: only where moving one changes what is shown. */
  levers: boolean;
}

/** Screens in the order of the top bar. */
export const SCREENS: Record<string, Screen> = {
  start: { component: Start, levers: false },
  scenario: { component: Scenario, levers: true },
  compare: { component: Compare, levers: false },
  map: { component: Map, levers: true },
  network: { component: Network, levers: false },
  forces: { component: Forces, levers: true },
  decisions: { component: Decisions, levers: true },
  facts: { component: Facts, levers: false },
  claims: { component: Claims, levers: false },
  evidence: { component: Evidence, levers: false },
  method: { component: Method, levers: false },
};
