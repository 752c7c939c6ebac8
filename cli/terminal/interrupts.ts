import type { EventEmitter } from 'node:events';

/** Ctrl-C, a polite `kill`, and a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `npx` passes on a Ctrl-C that the terminal gave its command already: what comes within this time is the same one. */
const sameMs = 300;

type Handler = () => void;

/** What asks the process to stop. As long as nobody wants to hear of it, it ends the process as usual. */
export class Interrupts {
  /** Whether the terminal was closed: nobody can be asked any more. */
  hungUp = false;
  private readonly handlers = new Set<Handler>();
  private readonly atHangUp = new Set<Handler>();
  private heardAt = Number.NEGATIVE_INFINITY;
  private listens = false;

  /** @param source the process */
  constructor(private readonly source: EventEmitter) {}

  /** Whether somebody has something to finish before the process ends. */
  get awaited(): boolean {
    return this.handlers.size > 0;
  }

  /** @returns ends it; the rest of a Ctrl-C that was heard ends nobody */
  on(handler: Handler): () => void {
    this.handlers.add(handler);
    this.listen();
    return () => {
      this.handlers.delete(handler);
      const rest = this.heardAt + sameMs - performance.now();
      if (rest <= 0) this.unlessAwaited();
      else setTimeout(() => this.unlessAwaited(), rest).unref();
    };
  }

  /** Settles as the work does, or is rejected when the terminal is closed meanwhile. */
  async unlessHungUp<T>(work: Promise<T>, failure: () => Error): Promise<T> {
    let tell: Handler = () => {};
    const hangUp = new Promise<never>((_, reject) => {
      tell = () => reject(failure());
    });
    this.atHangUp.add(tell);
    return Promise.race([work, hangUp]).finally(() => this.atHangUp.delete(tell));
  }

  private readonly heard = (signal: string): void => {
    const closed = signal === 'SIGHUP' && !this.hungUp;
    if (performance.now() - this.heardAt < sameMs && !closed) return;
    this.heardAt = performance.now();
    this.hungUp ||= closed;
    for (const handler of closed ? [...this.atHangUp, ...this.handlers] : [...this.handlers]) handler();
  };

  private listen(): void {
    if (this.listens) return;
    this.listens = true;
    for (const signal of signals) this.source.on(signal, this.heard);
  }

  private unlessAwaited(): void {
    if (this.awaited) return;
    this.listens = false;
    for (const signal of signals) this.source.off(signal, this.heard);
  }
}
