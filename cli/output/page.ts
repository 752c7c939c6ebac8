import { type Output, widthFor } from '../terminal/io';
import { type Facts, facts } from './facts';
import { type Row, table } from './table';
import type { Paint, Text } from './text';
import { wrapped } from './wrap';

export type { Facts };

/** How a command shows the body of an answer to people. */
export type Shown<T> = (body: T, page: Page) => Promise<void> | void;

/** What people read: on one of the outputs, as wide as its terminal. In a pipe nothing wraps and nothing is cut. */
export class Page {
  constructor(
    private readonly output: Output,
    private readonly paint: Paint,
  ) {}

  /** A sentence, which goes on in the next line where the terminal ends. */
  line(...texts: readonly Text[]): void {
    this.output.write(`${wrapped(texts.map(this.paint).join(''), widthFor(this.output))}\n`);
  }

  async table(headings: readonly string[], rows: readonly Row[]): Promise<void> {
    this.output.write(await table(headings, rows, this.paint, widthFor(this.output)));
  }

  facts(pairs: Facts): void {
    this.output.write(facts(pairs, this.paint, widthFor(this.output)));
  }
}
