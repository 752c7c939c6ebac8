/** Prints the tour: what is done, what came back, and at the end whether every check passed. */
export class Narrator {
  private readonly started = Date.now();
  private failures = 0;

  heading(text: string): void {
    this.print(`\n${text}`);
  }

  say(text: string): void {
    this.print(`  ${this.elapsed()}  ${text}`);
  }

  /** A check: printed with a tick when it passes; otherwise with a cross, and the tour fails. */
  expect(holds: boolean, text: string): void {
    if (!holds) this.failures += 1;
    this.print(`  ${this.elapsed()}  ${holds ? '✓' : '✗'} ${text}`);
  }

  /** True when every claim held. */
  finish(): boolean {
    const verdict = this.failures === 0 ? 'every check passed' : `${this.failures} check(s) failed`;
    this.print(`\nTour over after ${this.elapsed().trim()}: ${verdict}.`);
    return this.failures === 0;
  }

  private elapsed(): string {
    return `${((Date.now() - this.started) / 1000).toFixed(1).padStart(5)} s`;
  }

  private print(line: string): void {
    process.stdout.write(`${line}\n`);
  }
}
