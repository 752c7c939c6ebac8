/** Wakes one waiter when a table was written, and remembers a write that came while nobody was waiting. */
export class WriteSignal {
  private raised = false;
  private wake: (() => void) | undefined;

  raise(): void {
    this.raised = true;
    this.wake?.();
  }

  /** Resolves at the next write, or after `timeoutMs`. @returns whether there was one */
  async next(timeoutMs: number): Promise<boolean> {
    if (!this.raised) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const { raised } = this;
    this.wake = undefined;
    this.raised = false;
    return raised;
  }
}
