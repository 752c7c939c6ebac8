import widthOf from 'fast-string-truncated-width';
import type { Screen, Terminal } from './terminal';

/** What is copied: an id or a URL alone in its line, a secret, or a command to type. */
const isCopied = (line: string) => /^\s*(\S+|quiesce .*)$/.test(line.replace(/^│ {2}/, ''));

/** A terminal of a certain width, a site of its own, and what is expected of every screen there. */
export class Desk {
  constructor(
    readonly terminal: Terminal,
    readonly site: string,
  ) {}

  get columns(): number {
    return this.terminal.columns;
  }

  tooWide({ lines }: Screen): readonly string[] {
    return lines.filter((line) => widthOf(line).width > this.columns && !isCopied(line));
  }

  /** The id of a window or proposal of the site. */
  idIn({ text }: Pick<Screen, 'text'>): string {
    return text.match(new RegExp(`${this.site}\\.[0-9A-Z]{26}`))?.[0] ?? '';
  }

  async reads(line: string, ...keys: readonly string[]): Promise<Screen> {
    const screen = await this.terminal.run(line, ...keys);
    expect({ line, tooWide: this.tooWide(screen) }).toEqual({ line, tooWide: [] });
    expect({ line, instants: screen.text.match(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z/g) }).toEqual({
      line,
      instants: null,
    });
    return screen;
  }

  async succeeds(line: string, ...keys: readonly string[]): Promise<Screen> {
    const screen = await this.reads(line, ...keys);
    expect({ line, exitCode: screen.exitCode, text: screen.text }).toEqual({ line, exitCode: 0, text: screen.text });
    return screen;
  }

  async refused(line: string, words: string, ...keys: readonly string[]): Promise<Screen> {
    const screen = await this.reads(line, ...keys);
    expect(screen.exitCode).not.toBe(0);
    expect(screen.text.replace(/\n\s*/g, ' ')).toContain(words);
    return screen;
  }
}

/** Does the same at all desks at the same time. @throws Error with what failed, for each desk where it did */
export async function atEach(desks: readonly Desk[], act: (desk: Desk) => Promise<void>): Promise<void> {
  const outcomes = await Promise.allSettled(desks.map(act));
  const failures = outcomes.flatMap((outcome, index) =>
    outcome.status === 'rejected' ? [`in ${desks[index]?.columns} columns: ${said(outcome.reason)}`] : [],
  );
  if (failures.length > 0) throw new Error(failures.join('\n\n'));
}

const said = (thrown: unknown): string => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
