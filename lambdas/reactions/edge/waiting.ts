import type { EpochSeconds } from '../../domain/actor';
import type { PublishDeps } from './deps';

const firstPauseMs = 50;
const longestPauseMs = 400;

/**
 * Waits a little longer each time, up to so many milliseconds in all. What is done in between counts, too: the function has not the
 * time to begin something long after that.
 */
export class Waiting {
  private waited = 0;
  private next = firstPauseMs;
  private readonly begunAt: EpochSeconds;

  constructor(
    private readonly deps: Pick<PublishDeps, 'pause' | 'random' | 'clock'>,
    private readonly patienceMs: number,
  ) {
    this.begunAt = deps.clock();
  }

  /** @returns `false`, without waiting, when that was long enough */
  async more(): Promise<boolean> {
    const passedMs = 1000 * (this.deps.clock() - this.begunAt);
    if (Math.max(this.waited, passedMs) >= this.patienceMs) return false;
    const milliseconds = this.next * (0.5 + this.deps.random());
    await this.deps.pause(milliseconds);
    this.waited += milliseconds;
    this.next = Math.min(this.next * 1.5, longestPauseMs);
    return true;
  }
}
