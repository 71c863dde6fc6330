import { bundle, bundleKey } from "./bundle";

const PREFIX = "/api/v1";

/** What the server refused, in its words. */
export class ApiError extends Error {
  readonly code: string;
  readonly field: string | null;

  constructor(code: string, message: string, field: string | null) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/** A report holds only what it was made with. */
export class NotInReport extends Error {}

interface ErrorBody {
  error?: { code?: string; message?: string; field?: string | null };
}

async function refusal(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  const { code, message, field } = body.error ?? {};
  return new ApiError(
    code ?? String(response.status),
    message ?? `${response.status} ${response.statusText}`,
    field ?? null,
  );
}

/** Send a request; in a report, look it up. */
export async function request<T>(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  if (bundle) {
    const key = bundleKey(method, path);
    if (!(key in bundle.responses)) throw new NotInReport(key);
    return bundle.responses[key] as T;
  }
  const response = await fetch(PREFIX + path, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  });
  if (!response.ok) throw await refusal(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** Address of a download, for a link. */
export function download(path: string): string {
  return PREFIX + path;
}
