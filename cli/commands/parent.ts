import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Session } from '../session';

/** The program, or a command that has commands of its own. */
export type Parent = CommandUnknownOpts;

/** The session of the command that runs; there is none before its action starts. */
export type CurrentSession = () => Session;

/** The part of a help text that shows how a command is used. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => folded(`  $ quiesce ${line}`)).join('\n')}`;

/** A long command goes on in the next line, as people would type it: `\` and the next option. */
function folded(line: string): string {
  const [first = '', ...options] = line.split(/ (?=--)/);
  const lines = [first];
  for (const option of options) {
    const current = lines.at(-1) ?? '';
    if (current.length + option.length < 76) lines[lines.length - 1] = `${current} ${option}`;
    else lines.push(`      ${option}`);
  }
  return lines.join(' \\\n');
}

/** For options that can be given several times. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];
