import { AdminApi } from '../bin/admin-api/client';
import { type Connection, connect } from './api/connect';
import type { ConnectionOptions } from './api/options';
import { QuiesceApi } from './api/quiesce-api';
import { Interrupted, UsageFailure } from './failures';
import { asTyped, beginningOf } from './output/as-typed';
import { type Format, Printer } from './output/printer';
import type { Text } from './output/text';
import type { Io } from './terminal/io';

/** Options that every command has. */
export interface GlobalOptions extends ConnectionOptions {
  readonly output: Format;
  readonly yes?: true;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly idempotencyKey?: string;
}

/** What one command works with: the API, where it prints, and whom it may ask. */
export class Session {
  readonly printer: Printer;
  private connection: Promise<Connection> | undefined;

  constructor(
    readonly io: Io,
    readonly options: GlobalOptions,
  ) {
    this.printer = new Printer(io, options.output, options.color);
  }

  /**
   * Where the API is; read once.
   *
   * @param usualProfile who does this on one's own computer, unless --profile says otherwise
   */
  connect(usualProfile?: string): Promise<Connection> {
    this.connection ??= connect(this.options, this.io.env, usualProfile);
    return this.connection;
  }

  /** @param usualProfile as for `connect` */
  async api(usualProfile?: string): Promise<QuiesceApi> {
    const { address, credentials, localProfile, ifUnreachable } = await this.connect(usualProfile);
    const { sleep, newKey } = this.io;
    const client = new AdminApi({ url: address.url, region: address.region, credentials });
    const onRetry = (sentence: string) => this.printer.note(sentence);
    return new QuiesceApi({ client, sleep, newKey, onRetry, localProfile, ifUnreachable });
  }

  /** Whether somebody is asked before something happens. */
  get asks(): boolean {
    return this.io.interactive && !this.options.yes;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.io.now();
  }

  /**
   * Asks before something that cannot be taken back. `--yes` answers it; where nobody can be asked, it is refused.
   *
   * @throws UsageFailure in a pipe without `--yes`; Interrupted when the answer is no
   */
  async confirm(question: string): Promise<void> {
    if (this.options.yes) return;
    if (!this.io.interactive)
      throw new UsageFailure(`Nobody can be asked here: “${question}”`, 'Add --yes to do it without a question.');
    if (!(await this.io.questions.confirm(question))) throw new Interrupted('Nothing was done.');
  }

  /** Asks on a terminal before something harmless; elsewhere, goes on. */
  async confirmOnTerminal(question: string): Promise<void> {
    if (this.io.interactive) await this.confirm(question);
  }

  /** A sentence beside the answer. Commands in it are as this one was typed. */
  note(...texts: readonly Text[]): void {
    const beginning = beginningOf(this.io.env, this.options);
    this.printer.note(...texts.map((text) => (typeof text === 'string' ? asTyped(text, beginning) : text)));
  }
}
