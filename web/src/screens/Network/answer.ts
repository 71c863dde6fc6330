import { t } from "../../i18n/strings";
import { formatNumber, formatSigned } from "../../kit/format";

export interface Tie {
  pair: [string, string];
  sign: number;
  layer: string;
  /** What the layer measured, and the pair beside the others of the year in standard deviations. */
  value: number | null;
  beside: number | null;
}

export interface Dispute {
  id: string;
  title: string;
  actors: string[];
  against: string[];
  since: string;
  until: string | null;
  source: string;
  checked: string;
}

export interface Layer {
  layer: string;
  title: string;
  says: string;
  silent: string;
  years: number[] | null;
  sources: string[];
}

interface Estimate {
  value: number;
  low: number;
  high: number;
}

export interface NetworkAnswer {
  union: string;
  guarantor: string;
  source: string;
  powers: Record<string, { years: { year: number; union: Estimate; guarantor: Estimate }[] }>;
  sign_rule: Layer[];
  network: {
    year: number;
    layers: string[];
    plus: number;
    minus: number;
    pairs: number;
    firm: number | null;
    core: string[];
    frustration: number | null;
    camp: string[] | null;
    ties: Tie[];
    disputes: Dispute[];
  };
}

/** Which ties are shown: those between the sixteen of the core, between all, or of one actor. */
export interface Shown {
  who: "core" | "all";
  picked: string | undefined;
  plus: boolean;
  minus: boolean;
}

/** The ties that are shown, tension first, then by strength. */
export function shownTies(answer: NetworkAnswer, shown: Shown): Tie[] {
  const core = new Set(answer.network.core);
  const among = (tie: Tie): boolean => {
    if (shown.picked) return tie.pair.includes(shown.picked);
    return shown.who === "all" || tie.pair.every((one) => core.has(one));
  };
  const wanted = (tie: Tie): boolean => (tie.sign > 0 ? shown.plus : shown.minus);
  return answer.network.ties
    .filter((tie) => wanted(tie) && among(tie))
    .sort((a, b) => a.sign - b.sign || strength(b) - strength(a));
}

const STRONGEST = 4; // standard deviations; a dispute on record counts as that

/** How strong a tie is, in standard deviations from the other pairs. */
export function strength(tie: Tie): number {
  return tie.beside === null ? STRONGEST : Math.min(STRONGEST, Math.abs(tie.beside));
}

/** Disputes on record between a pair. */
export function disputesOf(answer: NetworkAnswer, [one, other]: readonly [string, string]): Dispute[] {
  return answer.network.disputes.filter(
    (dispute) =>
      (dispute.actors.includes(one) && dispute.against.includes(other)) ||
      (dispute.actors.includes(other) && dispute.against.includes(one)),
  );
}

/** Cooperation or tension. */
export function signWords(sign: number): string {
  return t(sign > 0 ? "network.plus" : "network.minus");
}

/** What decided a tie: the disputes by title, or what was measured. */
export function decidedWords(answer: NetworkAnswer, tie: Tie): string {
  if (tie.value === null) {
    const told = disputesOf(answer, tie.pair).map((one) =>
      t("network.dispute", { title: one.title, since: one.since.slice(0, 4) }),
    );
    return t("network.on_record", { disputes: told.join("; ") });
  }
  const layer = answer.sign_rule.find((one) => one.layer === tie.layer)?.title ?? tie.layer;
  return t("network.measured", { layer, value: formatNumber(tie.value, 2), beside: formatSigned(tie.beside ?? 0, 1) });
}

/** One sentence on a tie. */
export function tieWords(answer: NetworkAnswer, tie: Tie, name: (id: string) => string): string {
  const [one, other] = tie.pair;
  return `${name(one)} – ${name(other)}: ${signWords(tie.sign)}. ${decidedWords(answer, tie)}.`;
}

/** Source and trust of a tie: that of its dispute, or of what its layer reads. */
export function sourceOf(answer: NetworkAnswer, tie: Tie): { id: string; checked: string } | undefined {
  const dispute = tie.value === null ? disputesOf(answer, tie.pair)[0] : undefined;
  if (dispute) return { id: dispute.source, checked: dispute.checked };
  const source = answer.sign_rule.find((one) => one.layer === tie.layer)?.sources[0];
  return source ? { id: source, checked: "data" } : undefined;
}

/** One sentence on an actor: with how many it cooperates, and with whom it is in tension. */
export function actorWords(answer: NetworkAnswer, id: string, name: (id: string) => string): string {
  const own = answer.network.ties.filter((tie) => tie.pair.includes(id));
  const apart = own.filter((tie) => tie.sign < 0).map((tie) => name(tie.pair[0] === id ? tie.pair[1] : tie.pair[0]));
  const together = own.length - apart.length;
  const tension = apart.length > 0 ? t("network.tension_with", { n: apart.length, names: listed(apart) }) : t("network.no_tension");
  return `${name(id)}: ${t("network.cooperates", { n: together })} ${tension}`;
}

const MANY = 6; // names that are told in full

function listed(names: readonly string[]): string {
  const sorted = [...names].sort((a, b) => a.localeCompare(b));
  if (sorted.length <= MANY) return sorted.join(", ");
  return t("network.and_others", { names: sorted.slice(0, MANY).join(", "), n: sorted.length - MANY });
}

/** The sixteen of the core in their two camps, each sorted; undefined where no camps were found. */
export function camps(answer: NetworkAnswer): [string[], string[]] | undefined {
  const { camp, core } = answer.network;
  if (!camp) return undefined;
  const inside = new Set(camp);
  return [camp, core.filter((one) => !inside.has(one))];
}
