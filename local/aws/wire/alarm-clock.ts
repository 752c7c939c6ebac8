/**
 * Timers cannot wait longer than 2^31 ms, and checking every minute also handles a changed clock or a laptop that
 * slept.
 */
const longestSleepMs = 60_000;

/** Wakes up at absolute instants. */
export class AlarmClock {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly clock: () => number,
    /** Does everything that is due. @returns the next instant (epoch milliseconds), if there is one */
    private readonly onDue: () => number | undefined,
  ) {}

  /** Checks now, and again at the instant that `onDue` returns. Call it whenever something may be due earlier. */
  look(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const next = this.onDue();
    if (next === undefined) return;
    const sleep = Math.min(Math.max(next - this.clock(), 0), longestSleepMs);
    this.#timer = setTimeout(() => this.look(), sleep);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
