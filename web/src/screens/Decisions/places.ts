import type { Dossier } from "./answer";

/** Where an actor stands on a proposal: at the status quo (0), between (1/2), at the proposal (1). */
export interface Place {
  actor: string;
  at: number;
  stance: string;
  date: string;
  what: string;
  basis: string;
  source: string | null;
  checked: string;
  /** Withheld its consent at some time. */
  blocked: boolean;
}

const BETWEEN = 1 / 2; // with conditions, or neither for nor against: nobody measured how far
const AT: Record<string, number> = { oppose: 0, conditional: BETWEEN, abstain: BETWEEN, support: 1 };

/** Everybody who said something or withheld consent; of several statements the last one counts. */
export function placesOf(dossier: Pick<Dossier, "positions" | "blocks">): Place[] {
  const found = new Map<string, Place>();
  const blockers = new Set(dossier.blocks.map((one) => one.actor));
  for (const one of dossier.blocks) {
    const { actor, since: date, what, source, checked } = one;
    if (!found.has(actor)) {
      found.set(actor, { actor, at: 0, stance: "withheld", date, what, basis: "act", source, checked, blocked: true });
    }
  }
  const inOrder = [...dossier.positions].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  for (const { actors, stance, date, what, basis, source, checked } of inOrder) {
    for (const actor of actors) {
      const at = AT[stance] ?? BETWEEN;
      found.set(actor, { actor, at, stance, date, what, basis, source, checked, blocked: blockers.has(actor) });
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at || (a.actor < b.actor ? -1 : 1));
}
