import { useEffect, useState } from "react";
import { request } from "./client";

export interface Answer<T> {
  data: T | undefined;
  error: Error | undefined;
  loading: boolean;
}

const kept = new Map<string, Promise<unknown>>();

/** GET once per page; a failed answer is asked for again. */
export function get<T>(path: string): Promise<T> {
  const known = kept.get(path);
  if (known) return known as Promise<T>;
  const asked = request<T>("GET", path);
  kept.set(path, asked);
  asked.catch(() => kept.delete(path));
  return asked;
}

/** The answer to GET path; the last answer stays while a new path loads. `null` asks nothing. */
export function useApi<T>(path: string | null): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T> & { path: string | null }>({
    data: undefined,
    error: undefined,
    loading: path !== null,
    path,
  });
  useEffect(() => {
    if (path === null) return;
    let wanted = true;
    setAnswer((last) => ({ ...last, loading: true, path }));
    get<T>(path).then(
      (data) => wanted && setAnswer({ data, error: undefined, loading: false, path }),
      (error: Error) => wanted && setAnswer({ data: undefined, error, loading: false, path }),
    );
    return () => {
      wanted = false;
    };
  }, [path]);
  return answer;
}

/** Like useApi for a POST; `body` null asks nothing. Asked anew when the body changes. */
export function usePost<T>(path: string, body: object | null): Answer<T> {
  const text = body === null ? null : JSON.stringify(body);
  const [answer, setAnswer] = useState<Answer<T>>({
    data: undefined,
    error: undefined,
    loading: text !== null,
  });
  useEffect(() => {
    if (text === null) return;
    const abort = new AbortController();
    setAnswer((last) => ({ ...last, loading: true }));
    request<T>("POST", path, JSON.parse(text) as unknown, abort.signal).then(
      (data) => setAnswer({ data, error: undefined, loading: false }),
      (error: Error) => {
        if (!abort.signal.aborted) setAnswer({ data: undefined, error, loading: false });
      },
    );
    return () => abort.abort();
  }, [path, text]);
  return answer;
}
