export const LARGEST = 60_000; // bytes of what is sent; the server takes a little more

/** Bytes of a file of claims as it is sent. */
export function sentBytes(text: string): number {
  return new TextEncoder().encode(JSON.stringify({ text })).length;
}

/** What a refusal says, fault by fault: one on each line, with its line of the file, below one that counts them. */
export function faultsIn(message: string): string[] {
  const lines = message
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.length > 1 && lines[0]?.endsWith(":") ? lines.slice(1) : lines;
}
