import type { Quantiles } from "../../api/types";

export interface Difference extends Quantiles {
  chance_above: number[];
  rests_on?: string;
}

export interface Comparison {
  scenarios: string[];
  reference: string;
  indicators: Record<
    string,
    {
      unit: string;
      label: string;
      years: number[];
      scenarios: Record<string, Omit<Quantiles, "years">>;
      differences: Record<string, Difference>;
    }
  >;
  hashes: Record<string, string>;
}
