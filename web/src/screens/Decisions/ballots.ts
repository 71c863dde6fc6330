export type Choice = "for" | "against" | "abstain";

const ORDER: readonly Choice[] = ["for", "against", "abstain"];

/** The ballot after this one, as a member is pressed. */
export function nextBallot(choice: Choice): Choice {
  return ORDER[(ORDER.indexOf(choice) + 1) % ORDER.length] ?? "for";
}
