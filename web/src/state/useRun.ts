import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Run } from "../api/types";
import { useMeta } from "./meta";
import { useDragging, useRoute } from "./route";
import { RunQueue } from "./runQueue";
import { fetchRun, FULL, QUICK, type Wanted } from "./runs";
import { shared } from "./sharing";
import type { Progress } from "./jobs";
import { BASELINE, leversOf } from "./url";

export interface RunState {
  run: Run | undefined;
  error: Error | undefined;
  /** A newer run is under way; `run` is the last one that came. */
  pending: boolean;
  progress: Progress | undefined;
}

type Question = Wanted & { runs: number };

let state: RunState = { run: undefined, error: undefined, pending: true, progress: undefined };
const listeners = new Set<() => void>();

function change(next: Partial<RunState>): void {
  const same = Object.entries(next).every(([key, value]) => state[key as keyof RunState] === value);
  if (same) return;
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

const queue = new RunQueue<Question, Run>(
  {
    fetch: (wanted, signal) => fetchRun(wanted, wanted.runs, signal, (progress) => change({ progress })),
    slow: (wanted) => wanted.runs > QUICK,
  },
  {
    begun: () => change({ pending: true, progress: undefined }),
    done: (run, last) =>
      change({ run: shared(state.run, run), error: undefined, pending: !last, progress: undefined }),
    failed: (error) => change({ error, pending: false, progress: undefined }),
  },
);

/** How many runs are asked for once a lever has been let go; from the address. */
export function runsOf(query: Record<string, string>): number {
  const asked = Number(query.n);
  return Number.isInteger(asked) && asked > 0 ? asked : FULL;
}

/** What is asked for, in order: few runs at once, many once no lever is dragged. */
export function stagesOf(wanted: Wanted, runs: number, dragging: boolean): Question[] {
  const quick = { ...wanted, runs: QUICK };
  if (dragging) return [quick];
  return runs > QUICK ? [quick, { ...wanted, runs }] : [{ ...wanted, runs }];
}

/** The run of the scenario and levers in the address. */
export function useRun(): RunState {
  const { data: meta } = useMeta();
  const { query } = useRoute();
  const dragging = useDragging();
  const known = useMemo(() => meta?.levers.map((lever) => lever.id) ?? [], [meta]);
  const wanted: Wanted = { scenario: query.s ?? BASELINE, levers: leversOf(query, known) };
  const text = meta ? JSON.stringify(stagesOf(wanted, runsOf(query), dragging)) : null;
  useEffect(() => {
    if (text !== null) queue.ask(JSON.parse(text) as Question[]);
  }, [text]);
  const now = useSyncExternalStore(subscribe, () => state);
  // Under the title of one scenario the numbers of another would mislead; those of other levers stay a moment.
  const fits = now.run === undefined || scenarioOf(now.run) === wanted.scenario;
  return useMemo(() => (fits ? now : { ...now, run: undefined }), [now, fits]);
}

function scenarioOf(run: Run): string {
  return run.request?.scenario ?? run.scenario;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
