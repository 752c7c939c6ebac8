import type { Reply } from '../api/quiesce-api';
import type { Io } from '../terminal/io';
import { plainJson } from './plain-text';
import { facts, type Row, table } from './table';
import { type Paint, painter, type Text } from './text';

export const formats = ['table', 'json', 'ndjson'] as const;
export type Format = (typeof formats)[number];

/** How a command shows the body of an answer to people. */
export type Shown<T> = (body: T, page: Page) => Promise<void> | void;

/** What people read: on standard output, as wide as the terminal. */
export class Page {
  constructor(
    private readonly io: Io,
    private readonly paint: Paint,
  ) {}

  line(...texts: readonly Text[]): void {
    this.io.stdout.write(`${texts.map(this.paint).join('')}\n`);
  }

  async table(headings: readonly string[], rows: readonly Row[]): Promise<void> {
    this.io.stdout.write(await table(headings, rows, this.paint, this.io.stdout.columns));
  }

  async facts(pairs: readonly (readonly [string, Text | undefined])[]): Promise<void> {
    this.io.stdout.write(await facts(pairs, this.paint, this.io.stdout.columns));
  }
}

/** Writes answers to standard output and everything else to standard error. */
export class Printer {
  private readonly page: Page;
  private readonly paintNote: Paint;

  constructor(
    private readonly io: Io,
    readonly format: Format,
    colours: boolean,
  ) {
    this.page = new Page(io, painter(io.stdout, io.env, colours));
    this.paintNote = painter(io.stderr, io.env, colours);
  }

  /** One answer: the API's own JSON, or what `shown` makes of it. */
  async answer<T>({ body, text }: Pick<Reply<T>, 'body' | 'text'>, shown: Shown<T>): Promise<void> {
    if (this.format === 'table') await shown(body, this.page);
    else this.json(text === '' ? {} : body);
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
    this.io.stderr.write(`${texts.map(this.paintNote).join('')}\n`);
  }

  /** For what is neither an answer nor a note, such as a plan that is shown before a question. */
  async noteFacts(pairs: readonly (readonly [string, Text | undefined])[]): Promise<void> {
    this.io.stderr.write(await facts(pairs, this.paintNote, this.io.stderr.columns));
  }

  /** Shows something as a table whatever the format is. */
  async shown<T>(body: T, shown: Shown<T>): Promise<void> {
    await shown(body, this.page);
  }
}
