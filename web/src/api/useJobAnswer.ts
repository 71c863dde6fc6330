import { useEffect, useState } from "react";
import { followJob } from "../state/jobs";
import { request } from "./client";
import type { Answer } from "./useApi";

/** The answer to a request that may first be a job: it is asked for again once the job is done. */
export function useJobAnswer<T>(method: "GET" | "POST", path: string | null, body?: object): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ data: undefined, error: undefined, loading: path !== null });
  const text = body === undefined ? undefined : JSON.stringify(body);
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    setAnswer((last) => ({ ...last, error: undefined, loading: true }));
    const given = text === undefined ? undefined : (JSON.parse(text) as object);
    answerOf<T>(method, path, given, abort.signal).then(
      (data) => setAnswer({ data, error: undefined, loading: false }),
      (error: Error) => {
        if (!abort.signal.aborted) setAnswer({ data: undefined, error, loading: false });
      },
    );
    return () => abort.abort();
  }, [method, path, text]);
  return answer;
}

async function answerOf<T>(
  method: "GET" | "POST",
  path: string,
  body: object | undefined,
  signal: AbortSignal,
): Promise<T> {
  const first = await request<T | { job: string }>(method, path, body, signal);
  if (!isJob(first)) return first;
  await followJob(first.job, signal);
  return request<T>(method, path, body, signal);
}

function isJob(answer: unknown): answer is { job: string } {
  return typeof answer === "object" && answer !== null && Object.keys(answer).join() === "job";
}
