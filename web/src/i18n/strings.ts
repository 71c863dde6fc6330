import english from "./en.json";

export type Values = Record<string, string | number>;

function find(key: string): string | undefined {
  let node: unknown = english;
  for (const part of key.split(".")) {
    if (typeof node !== "object" || node === null) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return typeof node === "string" ? node : undefined;
}

/** The words of a key; `{name}` is replaced by the value of that name. */
export function t(key: string, values: Values = {}): string {
  const text = find(key);
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  );
}

/** Whether the language file has this key. */
export function has(key: string): boolean {
  return find(key) !== undefined;
}
