import { ApiError, download, request } from "../api/client";

export interface Progress {
  job: string;
  done: number;
  total: number;
}

/** Wait for a job by the events it sends; resolves to the hash of its run. */
export function followJob(
  job: string,
  signal?: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const events = new EventSource(download(`/jobs/${job}/events`));
    const end = (): void => events.close();
    signal?.addEventListener("abort", () => {
      end();
      reject(new DOMException("aborted", "AbortError"));
    });
    events.addEventListener("progress", (event) => {
      const { done, total } = JSON.parse((event as MessageEvent<string>).data) as Progress;
      onProgress?.({ job, done, total });
    });
    events.addEventListener("done", (event) => {
      end();
      resolve((JSON.parse((event as MessageEvent<string>).data) as { hash: string }).hash);
    });
    events.addEventListener("error", (event) => {
      end();
      reject(refusalOf(event));
    });
  });
}

/** Ask the server to stop a job. */
export function cancelJob(job: string): Promise<unknown> {
  return request("DELETE", `/jobs/${job}`);
}

interface Refused {
  code?: string;
  message?: string;
}

/** An event of the server says why; one of the connection says nothing. */
function refusalOf(event: Event): Error {
  const data = (event as MessageEvent<string>).data;
  if (!data) return new ApiError("connection", "the connection broke", null);
  const told = JSON.parse(data) as Refused & { error?: Refused };
  const why = told.error ?? told;
  return new ApiError(why.code ?? "job", why.message ?? "the job failed", null);
}
