import { t } from "../i18n/strings";
import { withUnit } from "../kit/format";
import type { Meta, Run } from "../api/types";

/** The title of a scenario as the reader knows it; of several stacked, all of them. */
export function scenarioTitle(meta: Meta, scenario: string): string {
  return scenario
    .split("+")
    .map((name) => meta.scenarios.find((one) => one.name === name)?.title ?? spoken(name))
    .join("; ");
}

/** The title of a run: its scenario, and the levers that were moved. */
export function runTitle(meta: Meta, run: Pick<Run, "scenario" | "levers" | "request">): string {
  const moved = Object.entries(run.levers).map(([id, value]) => leverWords(meta, id, value));
  return [scenarioTitle(meta, run.request?.scenario ?? run.scenario), ...moved].join("; ");
}

/** As `runTitle`, but levers are counted where there are several. */
export function shortTitle(meta: Meta, run: Pick<Run, "scenario" | "levers" | "request">): string {
  const moved = Object.keys(run.levers).length;
  if (moved < 2) return runTitle(meta, run);
  return t("scenario.with_levers", { title: scenarioTitle(meta, run.request?.scenario ?? run.scenario), n: moved });
}

/** A moved lever in words: "US aid to Ukraine: 0.5". */
export function leverWords(meta: Meta, id: string, value: number | string): string {
  const lever = meta.levers.find((one) => one.id === id);
  return `${lever?.label ?? spoken(id)}: ${lever && typeof value === "number" ? withUnit(value, lever.unit) : value}`;
}

/** The name of an actor by its id. */
export function nameIn(meta: Meta, actor: string): string {
  return meta.actors.find((one) => one.id === actor)?.name ?? actor;
}

/** The name of a rule, or of another way to a decision, by its id. */
export function ruleName(meta: Meta, rule: string): string {
  return meta.rules.find((one) => one.id === rule)?.name ?? spoken(rule);
}

/** A text of the server in which ids of scenarios stand, with their titles in place of them. */
export function titled(meta: Meta | undefined, text: string): string {
  const ids = (meta?.scenarios ?? []).filter((one) => one.name.includes("-")).sort((a, b) => b.name.length - a.name.length);
  return ids.reduce((told, one) => told.replaceAll(new RegExp(`(?<![\\w-])${one.name}(?![\\w-])`, "g"), `“${one.title}”`), text);
}

/** An id in words where nothing better is known: "chair-prerogative" → "chair prerogative". */
export function spoken(id: string): string {
  return id.replaceAll(/[-_]/g, " ");
}
