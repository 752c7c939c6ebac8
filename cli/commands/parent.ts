import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { wrappedLines } from '../output/wrap';
import type { Session } from '../session';

/** The program, or a command that has commands of its own. */
export type Parent = CommandUnknownOpts;

/** The session of the command that runs; there is none before its action starts. */
export type CurrentSession = () => Session;

type HelpText = (context: { readonly command: Parent }) => string;

/** The part of a help text that shows how a command is used. */
export const examples =
  (...lines: readonly string[]): HelpText =>
  ({ command }) =>
    `\nExamples:\n${lines.map((line) => `  ${folded(`$ quiesce ${line}`, widthOf(command) - 2)}`).join('\n')}`;

/** Examples, and then paragraphs that wrap as the rest of the help does. */
export const examplesAnd =
  (shown: HelpText, ...paragraphs: readonly string[]): HelpText =>
  (context) =>
    [shown(context), ...paragraphs.map((text) => wrappedLines(text, widthOf(context.command)).join('\n'))].join('\n\n');

const widthOf = (command: Parent): number => command.configureOutput().getOutHelpWidth?.() ?? 80;

/** An option and its value, a text in quotes, or a word. */
const parts = /--[a-z-]+ (?:"[^"]*"|[^-\s"]\S*)|\S*"[^"]*"|\S+/g;

/** A long command goes on in the next line, as people would type it: `\` and the next option, or the next word where that is not enough. */
function folded(line: string, width: number): string {
  const room = width - ' \\'.length;
  const fits = (text: string) => text.length <= room - continued.length;
  const lines = [''];
  for (const part of (line.match(parts) ?? []).flatMap((one) => (fits(one) ? [one] : (one.match(words) ?? [])))) {
    const current = lines.at(-1) ?? '';
    if (`${current} ${part}`.length <= room) lines[lines.length - 1] = current === '' ? part : `${current} ${part}`;
    else lines.push(continued + part);
  }
  return lines.join(' \\\n');
}

const words = /"[^"]*"|\S+/g;
const continued = ' '.repeat(6);

/** For options that can be given several times. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];
