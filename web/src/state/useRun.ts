import { useEffect, useState } from "react";
import type { Run } from "../api/types";
import { useMeta } from "./meta";
import { useRoute } from "./route";
import { fetchRun, QUICK } from "./runs";
import { BASELINE, leversOf } from "./url";

export interface RunState {
  run: Run | undefined;
  error: Error | undefined;
  /** A newer run is under way; `run` is the last one that came. */
  pending: boolean;
}

/** The run of the scenario and levers in the address. */
export function useRun(): RunState {
  const { data: meta } = useMeta();
  const { query } = useRoute();
  const [state, setState] = useState<RunState>({ run: undefined, error: undefined, pending: true });
  const levers = leversOf(query, meta?.levers.map((lever) => lever.id) ?? []);
  const text = meta ? JSON.stringify({ scenario: query.s ?? BASELINE, levers }) : null;
  useEffect(() => {
    if (text === null) return;
    const abort = new AbortController();
    setState((last) => ({ ...last, pending: true }));
    fetchRun(JSON.parse(text), QUICK, abort.signal).then(
      (run) => setState({ run, error: undefined, pending: false }),
      (error: Error) => {
        if (!abort.signal.aborted) setState({ run: undefined, error, pending: false });
      },
    );
    return () => abort.abort();
  }, [text]);
  return state;
}
