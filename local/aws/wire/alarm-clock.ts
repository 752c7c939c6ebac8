/** Timers cannot sleep longer than 2^31 ms; a minute also follows a clock that was set, or a laptop that slept. */
const longestSleepMs = 60_000;

/** Wakes up at absolute instants. */
export class AlarmClock {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly clock: () => number,
    /** Does what is due. @returns the next instant (epoch milliseconds), if there is one */
    private readonly onDue: () => number | undefined,
  ) {}

  /** Looks now, and again at the instant that `onDue` names. Call it whenever something may be due earlier than known. */
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
