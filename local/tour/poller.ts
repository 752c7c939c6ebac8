import { setTimeout as sleep } from 'node:timers/promises';

/** One answer that the polling client got; `at` is when, in epoch milliseconds. */
export interface Sample {
  readonly at: number;
  readonly status: number;
  readonly retryAfter: string | null;
}

/** A change of the answer, seen first at `at`. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** A client that asks the site again and again, as a visitor's browser or a monitor would. */
export class Poller {
  readonly samples: Sample[] = [];
  private polling = true;
  private readonly done: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly init: RequestInit = {},
    private readonly everyMs = 50,
  ) {
    this.done = this.poll();
    // Its failure is told by stop(), and must not end the process before.
    this.done.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.polling = false;
    await this.done;
  }

  /** Every change of status so far, oldest first. */
  changes(): readonly Change[] {
    return this.samples.flatMap((sample, index) => {
      const before = this.samples[index - 1];
      return before && before.status !== sample.status
        ? [{ from: before.status, to: sample.status, at: sample.at }]
        : [];
    });
  }

  private async poll(): Promise<void> {
    let next = Date.now();
    while (this.polling) {
      const response = await fetch(this.url, this.init);
      await response.arrayBuffer();
      this.samples.push({ at: Date.now(), status: response.status, retryAfter: response.headers.get('retry-after') });
      next = Math.max(next + this.everyMs, Date.now());
      await sleep(next - Date.now());
    }
  }
}
