import type { ReactNode } from "react";
import { useApi } from "../../api/useApi";
import { SourceMark } from "../../kit/SourceMark";
import { Loading, Problem } from "../../kit/Waiting";

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** All that is known of a state, part by part, each entry with its source. */
export function Record({ topic }: { topic: string }): ReactNode {
  const { data, error } = useApi<{ [key: string]: Value }>(`/facts?topic=${encodeURIComponent(topic)}`);
  if (error) return <Problem error={error} />;
  if (!data) return <Loading />;
  const parts = Object.entries(data).filter(([, value]) => Array.isArray(value) && value.length > 0);
  return (
    <section className="prose">
      <h2>{String(data.name)}</h2>
      {data.note ? <p>{String(data.note)}</p> : null}
      {parts.map(([name, value]) => (
        <details key={name} open={name === "memberships"}>
          <summary>
            {words(name)} ({(value as Value[]).length})
          </summary>
          <ul>
            {(value as Value[]).map((entry, place) => (
              <li key={place}>
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

const SILENT = new Set(["source", "checked", "id", "basis"]);

function Entry({ entry }: { entry: Value }): ReactNode {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return told(entry);
  const said = Object.entries(entry)
    .filter(([key, value]) => !SILENT.has(key) && value !== null && value !== "" && told(value) !== "")
    .map(([key, value]) => `${words(key)}: ${told(value)}`);
  const trust = entry.checked ?? entry.basis;
  return (
    <>
      {said.join("; ")}
      {trust ? <span className="muted"> ({String(trust)})</span> : null}
      {typeof entry.source === "string" && entry.source ? (
        <SourceMark id={entry.source} checked={typeof entry.checked === "string" ? entry.checked : undefined} />
      ) : null}
    </>
  );
}

function words(key: string): string {
  return key.replaceAll("_", " ");
}

function told(value: Value): string {
  if (Array.isArray(value)) return value.map(told).join(", ");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([key, inner]) => `${words(key)} ${told(inner)}`)
      .join(", ");
  }
  return value === null ? "" : String(value);
}
