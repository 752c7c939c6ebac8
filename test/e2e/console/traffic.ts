import type { Page, Request } from 'playwright-core';
import { pollMilliseconds } from '../../../console/api/pacing';

/** What one person did until another saw it, in milliseconds. */
export interface Delay {
  /** From the answer to what one did until the other's page showed it. */
  readonly milliseconds: number;
  /** The longest that the API took for an answer to the page meanwhile. */
  readonly slowestAnswer: number;
  /** The most by which a timer of the page was late meanwhile: the machine had other work. */
  readonly lateness: number;
}

/** Drawing what came, and that the test sees it. */
const drawnWithin = 1_000;

/**
 * The most that a delay may be: an answer that just missed it, the time to the next question, and the answer that has it. What the machine
 * itself takes longer for answers and timers counts as it was measured, so that this also holds where other things run; where answers take
 * up to half a second and timers are in time, it is five seconds.
 */
export const mostDelay = ({ slowestAnswer, lateness }: Omit<Delay, 'milliseconds'>): number =>
  pollMilliseconds + drawnWithin + 2 * slowestAnswer + lateness;

interface Exchange {
  readonly isChange: boolean;
  /** Epoch milliseconds, as the browser measured them. */
  readonly from: number;
  readonly to: number;
}

const isCall = (request: Request): boolean => new URL(request.url()).pathname.startsWith('/api/v1/');

/** What a page asks the API. */
export class Traffic {
  readonly #exchanges: Exchange[] = [];

  constructor(private readonly page: Page) {
    page.on('requestfinished', (request) => {
      if (!isCall(request)) return;
      const { startTime, responseEnd } = request.timing();
      this.#exchanges.push({ isChange: request.method() !== 'GET', from: startTime, to: startTime + responseEnd });
    });
  }

  /** Begins to measure how late the timers of the document are. */
  async watchTimers(): Promise<void> {
    await this.page.evaluate(`{
      window.lateTimers = [];
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        if (now - last > 150) window.lateTimers.push({ at: Date.now(), by: now - last - 100 });
        last = now;
      }, 100);
    }`);
  }

  /** When the API answered the last change that the page sent. @throws Error when it has sent none */
  get changedAt(): number {
    const last = this.#exchanges.findLast(({ isChange }) => isChange);
    if (!last) throw new Error('nothing was changed on this page');
    return last.to;
  }

  /** @param since epoch milliseconds. @param until likewise */
  async delay(since: number, until: number): Promise<Delay> {
    const reads = this.#exchanges.filter(({ isChange, to }) => !isChange && to >= since);
    const late: unknown = await this.page.evaluate(
      `Math.max(0, ...(window.lateTimers ?? []).filter(({ at }) => at >= ${since}).map(({ by }) => by))`,
    );
    return {
      milliseconds: Math.round(until - since),
      slowestAnswer: Math.round(Math.max(0, ...reads.map(({ from, to }) => to - from))),
      lateness: Math.round(Number(late)),
    };
  }
}
