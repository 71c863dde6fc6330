import { useSyncExternalStore } from "react";
import { bundle } from "../api/bundle";
import { formatHash, parseHash, type Route } from "./url";

/** One store of the route: the address bar. Back is undo. */
const listeners = new Set<() => void>();
let current: Route = parseHash(window.location.hash || bundle?.view || "");

function tell(): void {
  for (const listener of listeners) listener();
}

function fromAddress(): void {
  const next = parseHash(window.location.hash || bundle?.view || "");
  if (formatHash(next) === formatHash(current)) return;
  current = next;
  tell();
}

window.addEventListener("popstate", fromAddress);
window.addEventListener("hashchange", fromAddress);

/** Go to a route; `replace` writes over the last entry of the history, as while dragging. */
export function navigate(route: Route, options: { replace?: boolean } = {}): void {
  const hash = formatHash(route);
  if (options.replace) window.history.replaceState(null, "", hash);
  else if (hash !== window.location.hash) window.history.pushState(null, "", hash);
  current = parseHash(hash);
  tell();
}

/** Change keys of the query; `undefined` takes a key away. */
export function setQuery(
  change: Record<string, string | undefined>,
  options: { replace?: boolean } = {},
): void {
  const query = { ...current.query };
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) delete query[key];
    else query[key] = value;
  }
  navigate({ view: current.view, query }, options);
}

export function route(): Route {
  return current;
}

/** The route, kept fresh. */
export function useRoute(): Route {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, route);
}
