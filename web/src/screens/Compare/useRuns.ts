import { useEffect, useState } from "react";
import { bundle } from "../../api/bundle";
import type { Run } from "../../api/types";
import { fetchRun, FULL, type Wanted } from "../../state/runs";
import { BASELINE, type LeverValues } from "../../state/url";
import { OWN } from "./chosen";

interface Runs {
  /** In the order of the names; empty until all have come. */
  runs: Run[];
  problem: Error | undefined;
  /** Newer ones are under way. */
  pending: boolean;
}

/** The runs that are compared, all on the same draws; a report has its own. */
export function useRuns(names: readonly string[], scenario: string, levers: LeverValues): Runs {
  const [state, setState] = useState<Runs>({ runs: bundle?.runs ?? [], problem: undefined, pending: !bundle });
  const wanted: Wanted[] = names.map((name) =>
    name === OWN ? { scenario, levers } : { scenario: name || BASELINE, levers: {} },
  );
  const text = bundle ? null : JSON.stringify(wanted);
  useEffect(() => {
    if (text === null) return;
    const abort = new AbortController();
    setState((last) => ({ ...last, pending: true }));
    const asked = (JSON.parse(text) as Wanted[]).map((one) => fetchRun(one, FULL, abort.signal));
    Promise.all(asked).then(
      (runs) => !abort.signal.aborted && setState({ runs, problem: undefined, pending: false }),
      (problem: Error) => {
        if (!abort.signal.aborted) setState({ runs: [], problem, pending: false });
      },
    );
    return () => abort.abort();
  }, [text]);
  return state;
}
