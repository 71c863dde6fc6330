import { bundle } from "../api/bundle";
import { NotInReport, request } from "../api/client";
import type { Run } from "../api/types";
import { followJob, type Progress } from "./jobs";
import type { LeverValues } from "./url";

export const QUICK = 256;
export const FULL = 2048;

export interface Wanted {
  scenario: string;
  levers: LeverValues;
}

interface JobAnswer {
  job: string;
}

/** Ask for a run; in a report, find it among those it carries. */
export async function fetchRun(
  wanted: Wanted,
  runs: number,
  signal?: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<Run> {
  if (bundle) {
    const found = bundle.runs.find((run) => isRunOf(run, wanted));
    if (!found) throw new NotInReport(wanted.scenario);
    return found;
  }
  const body = { scenario: wanted.scenario, levers: wanted.levers, runs };
  const answer = await request<Run | JobAnswer>("POST", "/runs", body, signal);
  if (!("job" in answer)) return answer;
  const hash = await followJob(answer.job, signal, onProgress);
  return request<Run>("GET", `/runs/${hash}`, undefined, signal);
}

/** Whether a run is of this scenario with these levers. */
export function isRunOf(run: Run, wanted: Wanted): boolean {
  const levers = Object.entries(wanted.levers);
  return (
    (run.request?.scenario ?? run.scenario) === wanted.scenario &&
    levers.length === Object.keys(run.levers ?? {}).length &&
    levers.every(([id, value]) => String(run.levers[id]) === String(value))
  );
}
