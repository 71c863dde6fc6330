export interface Told<R> {
  begun: () => void;
  /** `last` is false where a newer question waits. */
  done: (result: R, last: boolean) => void;
  failed: (error: Error) => void;
}

/** At most one question in flight; of those that come meanwhile only the newest is asked. */
export class RunQueue<Q, R> {
  private asked: string | null = null;
  private waiting: { key: string; question: Q } | null = null;
  private running: AbortController | null = null;

  constructor(
    private readonly ask_: (question: Q, signal: AbortSignal) => Promise<R>,
    private readonly told: Told<R>,
  ) {}

  /** Ask, unless the same was asked last. */
  ask(key: string, question: Q): void {
    if (key === (this.waiting?.key ?? this.asked)) return;
    this.told.begun();
    this.waiting = { key, question };
    if (!this.running) void this.next();
  }

  private async next(): Promise<void> {
    while (this.waiting) {
      const { key, question } = this.waiting;
      this.waiting = null;
      this.asked = key;
      this.running = new AbortController();
      try {
        const result = await this.ask_(question, this.running.signal);
        this.told.done(result, this.waiting === null);
      } catch (error) {
        this.asked = null;
        if (this.waiting === null) this.told.failed(error as Error);
      }
    }
    this.running = null;
  }
}
