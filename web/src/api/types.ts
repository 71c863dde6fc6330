/** Shapes of the answers that several screens share; a screen keeps shapes of its own beside it. */
export interface Level {
  id: string;
  value: number;
  means: string;
}

export interface Choice {
  id: string;
  scenario: string;
  means: string;
}

export interface Lever {
  id: string;
  label: string;
  unit: string;
  min: number | null;
  max: number | null;
  default: string;
  baseline: string;
  only_levels: boolean;
  levels: Level[];
  choices: Choice[];
  variables: string[];
  range_reason: string;
  source: string;
  source_title: string;
  /** What it does not move, in words. */
  leaves?: string | null;
}

export interface Condition {
  lever: string;
  low: number | null;
  high: number | null;
  choice: string | null;
}

export interface Incoherent {
  when: Condition[];
  why: string;
}

export interface ScenarioEntry {
  name: string;
  question: string;
  title: string;
  clashes: string[];
}

export interface Card {
  id: string;
  title: string;
  text: string;
  scenario: string | null;
  levers: Record<string, number | string>;
}

export interface IndicatorEntry {
  name: string;
  label: string;
  unit: string;
  definition: string;
  caution: string;
  group: string;
  formula: string;
}

export interface VariableEntry {
  name: string;
  label: string;
  unit: string;
  definition: string;
  history: boolean;
}

export interface ActorEntry {
  id: string;
  name: string;
  organisations: { id: string; since: string | null; until: string | null }[];
}

export interface Meta {
  foedus: string;
  system: string;
  system_name: string;
  as_of: string;
  checksum: string;
  first_year: number;
  last_year: number;
  levers: Lever[];
  incoherent: Incoherent[];
  scenarios: ScenarioEntry[];
  cards: Card[];
  question: string;
  indicators: IndicatorEntry[];
  headline: string[];
  variables: VariableEntry[];
  actors: ActorEntry[];
  organisations: { id: string; name: string }[];
  rules: { id: string; name: string; body: string }[];
  notes: { crimea: string; kosovo: string; cyprus: string; ranges: string };
}

export interface Quantiles {
  years: number[];
  q05: number[];
  q25: number[];
  q50: number[];
  q75: number[];
  q95: number[];
}

export interface History {
  years: number[];
  values: number[];
  source?: string;
}

export interface AgainstBaseline {
  year: number;
  q05: number;
  q25: number;
  q50: number;
  q75: number;
  q95: number;
  chance_of_rise: number;
  chance_of_fall: number;
  rests_on: string;
  in_words: string;
}

export interface Indicator extends Quantiles {
  unit: string;
  label: string;
  definition: string;
  caution: string;
  formula: string;
  group: string;
  rests_on: Record<string, unknown>;
  history?: History | null;
  other_definitions?: (History & { label: string })[];
  against_baseline?: AgainstBaseline[];
}

export interface Change {
  text: string;
  why: string;
  source: string;
}

export interface RunCard {
  hash: string;
  foedus: string;
  as_of: string;
  runs: number;
  seed: number;
  first_year: number;
  last_year: number;
  question: string;
  note?: string;
}

export interface Run {
  hash: string;
  scenario: string;
  title: string;
  question: string;
  levers: Record<string, number | string>;
  /** What was asked for; `scenario` is its own name where levers were moved. */
  request?: { scenario: string };
  changes: Change[];
  warnings: string[];
  headlines: string[];
  card: RunCard;
  indicators: Record<string, Indicator>;
  baseline: { hash: string; indicators: Record<string, Quantiles> };
}

export interface Source {
  id: string;
  title: string;
  author?: string | null;
  publisher?: string | null;
  issued?: string | null;
  url?: string | null;
  accessed?: string | null;
  licence?: string | null;
  note?: string | null;
}
