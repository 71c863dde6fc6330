import type { Claim } from "./ClaimCard";

export interface Documents {
  documents: { id: string; title: string; written: string; claims: number; cited: string }[];
}

/** A document of claims, judged. */
export interface Checked {
  document: string;
  as_of: string;
  claims: Claim[];
  counts: Record<string, number>;
}
