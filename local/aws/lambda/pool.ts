import { randomUUID } from 'node:crypto';
import type { InvokeResult } from '../gateway/service';
import { failure, type Sandbox } from './sandbox';

/** How many copies of one function may run at the same time, as there may be only two cores. */
const MAXIMUM = 8;

interface Waiting {
  readonly event: string;
  readonly resolve: (result: InvokeResult) => void;
}

/** Runs invocations of one function: one at a time per sandbox, more sandboxes as they are needed, a queue beyond that. */
export class Pool {
  private readonly idle: Sandbox[] = [];
  private readonly busy = new Set<Sandbox>();
  private readonly waiting: Waiting[] = [];
  private stopped = false;

  constructor(private readonly create: () => Sandbox) {}

  /** Never rejects: what the function threw is in the result. */
  invoke(payload: unknown): Promise<InvokeResult> {
    if (this.stopped) return Promise.resolve(failure('Runtime.Stopped', 'The local runtime is stopping'));
    return new Promise((resolve) => {
      this.waiting.push({ event: JSON.stringify(payload) ?? 'null', resolve });
      this.next();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.idle, ...this.busy].map((sandbox) => sandbox.stop()));
  }

  private next(): void {
    if (this.stopped) return;
    const sandbox = this.available();
    const work = sandbox && this.waiting.shift();
    if (!sandbox || !work) return;
    this.busy.add(sandbox);
    void sandbox.run(randomUUID(), work.event).then((result) => {
      this.busy.delete(sandbox);
      if (sandbox.alive) this.idle.push(sandbox);
      work.resolve(result);
      this.next();
    });
  }

  private available(): Sandbox | undefined {
    if (this.waiting.length === 0) return undefined;
    const warm = this.idle.pop();
    if (warm?.alive) return warm;
    if (warm) return this.available();
    return this.busy.size < MAXIMUM ? this.create() : undefined;
  }
}
