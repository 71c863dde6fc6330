export type Choice = "for" | "against" | "abstain" | "absent";

export const CHOICES: readonly Choice[] = ["for", "against", "abstain", "absent"];
/** Ballots that the address names; whoever is not named votes in favour. */
const NAMED = CHOICES.slice(1);

/** The ballots in the address, for those who may vote: `against=HUN,SVK&absent=DEU`. */
export function ballotsOf(query: Record<string, string>, voters: readonly string[]): Record<string, Choice> {
  const cast: Record<string, Choice> = Object.fromEntries(voters.map((voter) => [voter, "for"]));
  for (const choice of NAMED) {
    for (const voter of (query[choice] ?? "").split(",")) if (voter in cast) cast[voter] = choice;
  }
  return cast;
}

/** The keys of the address that say how these ballots are cast. */
export function queryOf(cast: Record<string, Choice>): Record<string, string | undefined> {
  return Object.fromEntries(
    NAMED.map((choice) => {
      const voters = Object.keys(cast).filter((voter) => cast[voter] === choice);
      return [choice, voters.join(",") || undefined];
    }),
  );
}

/** The body of POST /vote. */
export function voteBody(rule: string, on: string, cast: Record<string, Choice>): object {
  const of = (choice: Choice): string[] => Object.keys(cast).filter((voter) => cast[voter] === choice);
  return { rule, on, against: of("against"), abstain: of("abstain"), absent: of("absent") };
}
