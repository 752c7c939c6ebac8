import type { Output } from '../terminal/io';
import { facts, type Row, table } from './table';
import type { Paint, Text } from './text';

/** Names and what is said of them; those without a value are left out. */
export type Facts = readonly (readonly [string, Text | undefined])[];

/** How a command shows the body of an answer to people. */
export type Shown<T> = (body: T, page: Page) => Promise<void> | void;

/** What people read: on one of the outputs, as wide as its terminal. */
export class Page {
  constructor(
    private readonly output: Output,
    private readonly paint: Paint,
  ) {}

  line(...texts: readonly Text[]): void {
    this.output.write(`${texts.map(this.paint).join('')}\n`);
  }

  async table(headings: readonly string[], rows: readonly Row[]): Promise<void> {
    this.output.write(await table(headings, rows, this.paint, this.output.columns));
  }

  async facts(pairs: Facts): Promise<void> {
    this.output.write(await facts(pairs, this.paint, this.output.columns));
  }
}
