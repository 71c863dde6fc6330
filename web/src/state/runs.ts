import { bundle } from "../api/bundle";
import { request } from "../api/client";
import type { Run } from "../api/types";
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
export async function fetchRun(wanted: Wanted, runs: number, signal?: AbortSignal): Promise<Run> {
  if (bundle) {
    const { NotInReport } = await import("../api/client");
    const found = bundle.runs.find((run) => isRunOf(run, wanted));
    if (!found) throw new NotInReport(wanted.scenario);
    return found;
  }
  const body = { scenario: wanted.scenario, levers: wanted.levers, runs };
  const answer = await request<Run | JobAnswer>("POST", "/runs", body, signal);
  return "job" in answer ? waitForJob(answer.job) : answer;
}

async function waitForJob(job: string): Promise<Run> {
  throw new Error(`job ${job}`);
}

/** Whether a run is of this scenario with these levers. */
export function isRunOf(run: Run, wanted: Wanted): boolean {
  const levers = Object.entries(wanted.levers);
  return (
    run.scenario === wanted.scenario &&
    levers.length === Object.keys(run.levers ?? {}).length &&
    levers.every(([id, value]) => String(run.levers[id]) === String(value))
  );
}
