import { describe, expect, it, vi } from "vitest";
import { RunQueue } from "../src/state/runQueue";
import { shared } from "../src/state/sharing";
import type { Run } from "../src/api/types";

interface Asked {
  question: string;
  signal: AbortSignal;
  answer: (value: string) => void;
}

/** A queue whose answers are given by hand; a question that begins with "many" is slow. */
function handmade() {
  const asked: Asked[] = [];
  const done = vi.fn();
  const failed = vi.fn();
  const fetch = (question: string, signal: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      asked.push({ question, signal, answer: resolve });
    });
  const queue = new RunQueue<string, string>(
    { fetch, slow: (question) => question.startsWith("many") },
    { begun: () => undefined, done, failed },
  );
  const come = (n: number): Promise<void> => vi.waitFor(() => expect(asked.length).toBe(n));
  return { queue, asked, done, failed, come };
}

describe("the queue of runs", () => {
  it("lets a quick one finish and keeps only the newest of the others", async () => {
    const { queue, asked, done, come } = handmade();
    for (const question of ["few 1", "few 2", "few 3"]) queue.ask([question]);
    expect(asked.map((one) => one.question)).toEqual(["few 1"]);
    asked[0]?.answer("one");
    await come(2);
    expect(asked[1]?.question).toBe("few 3");
    asked[1]?.answer("three");
    await vi.waitFor(() => expect(done.mock.calls).toEqual([["one", false], ["three", true]]));
    queue.ask(["few 3"]);
    expect(asked.length).toBe(2);
  });

  it("aborts a slow one as soon as something newer is asked", async () => {
    const { queue, asked, done, failed, come } = handmade();
    queue.ask(["few 1", "many 1"]);
    asked[0]?.answer("one");
    await come(2);
    queue.ask(["few 2"]);
    expect(asked[1]?.signal.aborted).toBe(true);
    await come(3);
    asked[2]?.answer("two");
    await vi.waitFor(() => expect(done).toHaveBeenLastCalledWith("two", true));
    expect(failed).not.toHaveBeenCalled();
  });

  it("does not ask again for what the last step of a drag has shown", async () => {
    const { queue, asked, done, come } = handmade();
    queue.ask(["few 1"]);
    asked[0]?.answer("one");
    await vi.waitFor(() => expect(done).toHaveBeenCalled());
    queue.ask(["few 1", "many 1"]);
    await come(2);
    expect(asked[1]?.question).toBe("many 1");
  });

  it("does not ask twice for what is under way", async () => {
    const { queue, asked, come } = handmade();
    queue.ask(["few 1"]);
    queue.ask(["few 1", "many 1"]);
    asked[0]?.answer("one");
    await come(2);
    expect(asked.map((one) => one.question)).toEqual(["few 1", "many 1"]);
  });

  it("tells of a failure and asks again when asked again", async () => {
    const done = vi.fn();
    const failed = vi.fn();
    let fails = true;
    const queue = new RunQueue<string, string>(
      { fetch: (q) => (fails ? Promise.reject(new Error("down")) : Promise.resolve(q)), slow: () => false },
      { begun: () => undefined, done, failed },
    );
    queue.ask(["few 1"]);
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
    fails = false;
    queue.ask(["few 1"]);
    await vi.waitFor(() => expect(done).toHaveBeenCalledWith("few 1", true));
  });
});

describe("sharing of what did not change", () => {
  const run = (hash: string, end: number): Run =>
    ({
      hash,
      indicators: { still: { years: [2040], q50: [1] }, moved: { years: [2040], q50: [end], history: { years: [2020], values: [3] } } },
      baseline: { hash: "b", indicators: {} },
    }) as unknown as Run;

  it("keeps an indicator, and a history, that came out the same", () => {
    const [first, second] = [run("a", 1), run("b", 2)];
    const kept = shared(first, second);
    expect(kept.hash).toBe("b");
    expect(kept.indicators.still).toBe(first.indicators.still);
    expect(kept.indicators.moved).not.toBe(first.indicators.moved);
    expect(kept.indicators.moved?.history).toBe(first.indicators.moved?.history);
    expect(kept.indicators.moved?.q50).toEqual([2]);
  });
});
