import type { Indicator, Run } from "../api/types";

/** The new run, with every indicator that did not change taken from the last one, so that its chart stays. */
export function shared(last: Run | undefined, next: Run): Run {
  if (!last) return next;
  if (last.hash === next.hash) return last;
  const indicators: Record<string, Indicator> = {};
  for (const [name, one] of Object.entries(next.indicators)) {
    indicators[name] = same(last.indicators[name], one);
  }
  const baseline = { ...next.baseline, indicators: { ...next.baseline.indicators } };
  for (const [name, one] of Object.entries(next.baseline.indicators)) {
    baseline.indicators[name] = same(last.baseline.indicators[name], one);
  }
  return { ...next, indicators, baseline };
}

/** The earlier value where both say the same, part by part: an equal history stays the same object. */
function same<T extends object>(before: T | undefined, after: T): T {
  if (!before) return after;
  let equal = Object.keys(before).length === Object.keys(after).length;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(after)) {
    const old = (before as Record<string, unknown>)[key];
    const alike = old === value || JSON.stringify(old) === JSON.stringify(value);
    kept[key] = alike ? old : value;
    equal &&= alike;
  }
  return equal ? before : (kept as T);
}
