import { useSyncExternalStore } from "react";
import { bundle } from "../api/bundle";
import { formatHash, parseHash, type Route } from "./url";

/** One store of the route: the address bar. One drag of a lever is one entry of the history, so Back is undo. */
const listeners = new Set<() => void>();
const WRITING = 150; // ms between two writings of the address while dragging: browsers refuse many at once
let current: Route = parseHash(window.location.hash || bundle?.view || "");
/** Hash under which the drag began; null while nobody drags. */
let dragFrom: string | null = null;
let writing: ReturnType<typeof setTimeout> | undefined;

/** Place in the history of this page, and the last place that was come to. */
export interface Steps {
  step: number;
  newest: number;
}

const begun = stepOf(window.history.state);
let steps: Steps = { step: begun ?? 0, newest: begun ?? 0 };
if (begun === undefined) window.history.replaceState({ step: 0 }, "");

function stepOf(state: unknown): number | undefined {
  const step = (state as { step?: unknown } | null)?.step;
  return typeof step === "number" ? step : undefined;
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** The address changed by Back, Forward or a link. */
function fromAddress(): void {
  const known = stepOf(window.history.state);
  if (known === undefined) {
    // A link made the entry: it is the newest.
    steps = { step: steps.step + 1, newest: steps.step + 1 };
    window.history.replaceState({ step: steps.step }, "");
  } else if (known !== steps.step) steps = { step: known, newest: Math.max(known, steps.newest) };
  endDrag();
  const next = parseHash(window.location.hash || bundle?.view || "");
  if (formatHash(next) !== formatHash(current)) current = next;
  tell();
}

window.addEventListener("popstate", fromAddress);
window.addEventListener("hashchange", fromAddress);

function endDrag(): void {
  clearTimeout(writing);
  writing = undefined;
  dragFrom = null;
}

function push(hash: string): void {
  steps = { step: steps.step + 1, newest: steps.step + 1 };
  window.history.pushState({ step: steps.step }, "", hash);
}

/** Write over the entry of the history where the reader stands. */
function replace(hash: string): void {
  window.history.replaceState({ step: steps.step }, "", hash);
}

/** Go to a route; `replace` writes over the last entry of the history, as while typing. */
export function navigate(route: Route, options: { replace?: boolean } = {}): void {
  drop();
  const hash = formatHash(route);
  if (options.replace) replace(hash);
  else if (hash !== formatHash(current)) push(hash);
  current = parseHash(hash);
  tell();
}

function changed(change: Record<string, string | undefined>): Route {
  const query = { ...current.query };
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) delete query[key];
    else query[key] = value;
  }
  return { view: current.view, query };
}

/** Change keys of the query; `undefined` takes a key away. */
export function setQuery(
  change: Record<string, string | undefined>,
  options: { replace?: boolean } = {},
): void {
  navigate(changed(change), options);
}

/** One step of a drag: the entry of the history is written over until `drop`. */
export function drag(change: Record<string, string | undefined>): void {
  dragFrom ??= formatHash(current);
  current = changed(change);
  writing ??= setTimeout(() => {
    writing = undefined;
    replace(formatHash(current));
  }, WRITING);
  tell();
}

/** The lever was let go: the drag as a whole becomes one entry, which Back undoes. */
export function drop(): void {
  if (dragFrom === null) return;
  const [from, to] = [dragFrom, formatHash(current)];
  endDrag();
  replace(from);
  if (to !== from) push(to);
  tell();
}

/** Whether a lever is being dragged. */
export function isDragging(): boolean {
  return dragFrom !== null;
}

export function route(): Route {
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The route, kept fresh. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, route);
}

/** Whether a lever is being dragged, kept fresh. */
export function useDragging(): boolean {
  return useSyncExternalStore(subscribe, isDragging);
}

/** Where the page stands in its history: whether there is something to undo or to redo. */
export function useSteps(): Steps {
  return useSyncExternalStore(subscribe, () => steps);
}
