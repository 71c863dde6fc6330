import { useEffect, useSyncExternalStore } from "react";
import type { Run } from "../api/types";
import { useMeta } from "./meta";
import { useRoute } from "./route";
import { RunQueue } from "./runQueue";
import { fetchRun, FULL, QUICK, type Wanted } from "./runs";
import type { Progress } from "./jobs";
import { BASELINE, leversOf } from "./url";

export interface RunState {
  run: Run | undefined;
  error: Error | undefined;
  /** A newer run is under way; `run` is the last one that came. */
  pending: boolean;
  progress: Progress | undefined;
}

let state: RunState = { run: undefined, error: undefined, pending: true, progress: undefined };
const listeners = new Set<() => void>();

function change(next: Partial<RunState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

const queue = new RunQueue<Wanted & { runs: number }, Run>(
  (wanted, signal) => fetchRun(wanted, wanted.runs, signal, (progress) => change({ progress })),
  {
    begun: () => change({ pending: true, progress: undefined }),
    done: (run, last) => change({ run, error: undefined, pending: !last, progress: undefined }),
    failed: (error) => change({ error, pending: false, progress: undefined }),
  },
);

let dragging = false;

/** While a lever is being dragged fewer runs are asked for. Returns whether one was already. */
export function setDragging(now: boolean): boolean {
  const before = dragging;
  dragging = now;
  return before;
}

/** How many runs are asked for once a lever has been let go; from the address. */
export function runsOf(query: Record<string, string>): number {
  const asked = Number(query.n);
  return Number.isInteger(asked) && asked > 0 ? asked : FULL;
}

/** The run of the scenario and levers in the address. */
export function useRun(): RunState {
  const { data: meta } = useMeta();
  const { query } = useRoute();
  const known = meta?.levers.map((lever) => lever.id) ?? [];
  const wanted: Wanted & { runs: number } = {
    scenario: query.s ?? BASELINE,
    levers: leversOf(query, known),
    runs: dragging ? QUICK : runsOf(query),
  };
  const text = meta ? JSON.stringify(wanted) : null;
  useEffect(() => {
    if (text !== null) queue.ask(text, JSON.parse(text) as Wanted & { runs: number });
  }, [text]);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
