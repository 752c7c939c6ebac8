import { Interrupted } from '../failures';
import type { Io } from '../terminal/io';

/** Ctrl-C while a command waits. It ends the wait, and not the command: what was started has to be ended first. */
export class Interruption {
  private readonly controller = new AbortController();
  private release: () => void;

  constructor(private readonly io: Pick<Io, 'sleep' | 'onInterrupt'>) {
    this.release = this.listen();
  }

  get happened(): boolean {
    return this.controller.signal.aborted;
  }

  /** @throws Interrupted at once when Ctrl-C is or was pressed */
  async pause(milliseconds: number): Promise<void> {
    const { signal } = this.controller;
    let stop = () => {};
    const interrupted = new Promise<void>((resolve) => {
      stop = resolve;
    });
    signal.addEventListener('abort', stop);
    if (!signal.aborted) await Promise.race([this.io.sleep(milliseconds), interrupted]);
    signal.removeEventListener('abort', stop);
    if (signal.aborted) throw new Interrupted();
  }

  /** Does what must not be left half done unnoticed. @param tell what it is; the next Ctrl-C ends the command as usual */
  async during<T>(work: () => Promise<T>, tell: () => void): Promise<T> {
    const release = this.io.onInterrupt(() => {
      tell();
      release();
      this.close();
    });
    try {
      return await work();
    } finally {
      release();
      this.close();
      this.release = this.listen();
    }
  }

  /** From now on, Ctrl-C ends the command as usual. */
  close(): void {
    this.release();
  }

  private listen(): () => void {
    return this.io.onInterrupt(() => this.controller.abort());
  }
}
