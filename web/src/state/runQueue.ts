export interface Told<R> {
  begun: () => void;
  /** `last` is false where more of the same question, or a newer one, waits. */
  done: (result: R, last: boolean) => void;
  failed: (error: Error) => void;
}

export interface Asking<Q, R> {
  fetch: (question: Q, signal: AbortSignal) => Promise<R>;
  /** Whether it is not worth waiting for while something newer is asked: it is aborted. */
  slow: (question: Q) => boolean;
}

/**
 * At most one question in flight. A question has stages, such as few runs and then many. What is
 * quick is let finish, so that a drag shows something on its way; what is slow is aborted by a newer
 * question; of the questions that come meanwhile only the newest is asked.
 */
export class RunQueue<Q, R> {
  private asked: string | null = null;
  private waiting: Q[] = [];
  private running: { abort: AbortController; question: Q } | null = null;
  private shown: string | null = null;

  constructor(
    private readonly asking: Asking<Q, R>,
    private readonly told: Told<R>,
  ) {}

  /** Ask, unless the same was asked last. */
  ask(stages: readonly Q[]): void {
    const key = JSON.stringify(stages);
    if (key === this.asked) return;
    this.asked = key;
    const under = this.running;
    const same = under ? stages.findIndex((one) => alike(one, under.question)) : -1;
    this.waiting = stages.slice(same + 1);
    this.told.begun();
    if (!under) void this.next();
    else if (same < 0 && this.asking.slow(under.question)) under.abort.abort();
  }

  private async next(): Promise<void> {
    for (let question = this.waiting.shift(); question !== undefined; question = this.waiting.shift()) {
      const last = this.waiting.length === 0;
      // The last step of a drag has just shown the first stage of what is asked once it ends.
      if (!last && JSON.stringify(question) === this.shown) continue;
      const abort = new AbortController();
      this.running = { abort, question };
      try {
        const result = await this.asking.fetch(question, abort.signal);
        if (abort.signal.aborted) continue;
        this.shown = JSON.stringify(question);
        this.told.done(result, this.waiting.length === 0);
      } catch (error) {
        if (!abort.signal.aborted && this.waiting.length === 0) {
          this.asked = null;
          this.told.failed(error as Error);
        }
      } finally {
        this.running = null;
      }
    }
  }
}

function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
