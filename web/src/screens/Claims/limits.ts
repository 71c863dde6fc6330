export const LARGEST = 60_000; // bytes of what is sent; the server takes a little more

/** Bytes of a file of claims as it is sent. */
export function sentBytes(text: string): number {
  return new TextEncoder().encode(JSON.stringify({ text })).length;
}

/** What a refusal says, fault by fault: the server puts one on each line, with the line of the file. */
export function faultsIn(message: string): string[] {
  return message
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
