import type { PublishDeps } from './deps';

const firstPauseMs = 50;
const longestPauseMs = 400;

/** Waits a little longer each time, up to so many milliseconds in all. */
export class Waiting {
  private waited = 0;
  private next = firstPauseMs;

  constructor(
    private readonly deps: Pick<PublishDeps, 'pause' | 'random'>,
    private readonly patienceMs: number,
  ) {}

  /** @returns `false`, without waiting, when that was long enough */
  async more(): Promise<boolean> {
    if (this.waited >= this.patienceMs) return false;
    const milliseconds = this.next * (0.5 + this.deps.random());
    await this.deps.pause(milliseconds);
    this.waited += milliseconds;
    this.next = Math.min(this.next * 1.5, longestPauseMs);
    return true;
  }
}
