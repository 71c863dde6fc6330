import type { Requirement } from "./Tally";

/** What the server tells of a vote. */
export interface Vote {
  adopted: boolean;
  blockers: string[];
  ways: { way: string; holds: boolean; requirements: Requirement[] }[];
  /** The fewest who could turn it; null where that is not known. */
  flip: { voter: string; to: string }[] | null;
  shares: Record<string, Record<string, { sum: number; percent: number }>>;
  flags: string[];
}

/** What the server tells of a rule: members, weights, who can block. */
export interface Rule {
  name: string;
  body: string;
  voters: string[];
  version: { what: string; article: string; source: string; checked: string };
  members: { voter: string; name: string; percent: Record<string, number> }[];
  veto_players: string[];
  blocking: { smallest_size: number; number_of_smallest: number; examples: string[][] } | null;
}

export interface Entry {
  id: string;
  title: string;
  outcome: string;
  proposed: string;
  decided: string | null;
}

export interface Look {
  on: string;
  route: string;
  blocked: number;
  share_that_takes_a_way_around: number;
  blockers: { actor: string; probability: number; stance: string }[];
  solvers: Record<string, { adopted_1y: number; adopted_2y: number }>;
}

export interface Forecast {
  title: string;
  looks: Look[];
  happened: { outcome: string; decided: string | null; route: string | null; blockers: string[] } | null;
}

/** What is on record of a proposal. */
export interface Dossier {
  id: string;
  title: string;
  status_quo: string;
  proposal: string;
  source: string | null;
  checked: string;
  result: string | null;
  positions: Stated[];
  blocks: { actor: string; since: string; until: string | null; what: string; source: string | null; checked: string }[];
}

export interface Stated {
  actors: string[];
  stance: "support" | "conditional" | "oppose" | "abstain";
  date: string;
  what: string;
  basis: "stated" | "proxy";
  source: string | null;
  checked: string;
}
