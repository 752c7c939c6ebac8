import type { Reply } from '../api/quiesce-api';
import type { Io } from '../terminal/io';
import { Page, type Shown } from './page';
import { plainJson } from './plain-text';
import { painter, type Text } from './text';

export const formats = ['table', 'json', 'ndjson'] as const;
export type Format = (typeof formats)[number];

/** Writes answers to standard output and everything else to standard error. */
export class Printer {
  /** Where answers are shown to people. */
  readonly page: Page;
  /** For what people see besides the answer: notes, and what is shown before a question. */
  readonly besides: Page;

  constructor(
    private readonly io: Io,
    readonly format: Format,
    colours: boolean,
  ) {
    this.page = new Page(io.stdout, painter(io.stdout, io.env, colours));
    this.besides = new Page(io.stderr, painter(io.stderr, io.env, colours));
  }

  /** One answer: the API's own JSON, or what `shown` makes of it. */
  async answer<T>({ body }: Pick<Reply<T>, 'body'>, shown: Shown<T>): Promise<void> {
    if (this.format === 'table') await shown(body, this.page);
    else this.json(body);
  }

  /** A value as JSON, in as many lines as the format allows. */
  json(value: unknown): void {
    this.io.stdout.write(`${plainJson(JSON.stringify(value, null, this.format === 'json' ? 2 : 0))}\n`);
  }

  /** Text of the API as it is, such as an export; on a terminal without control characters. */
  raw(text: string): void {
    this.io.stdout.write(this.io.stdout.isTerminal ? plainJson(text) : text);
  }

  /** A sentence beside the answer. */
  note(...texts: readonly Text[]): void {
    this.besides.line(...texts);
  }
}
