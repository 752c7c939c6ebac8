import type { Writable } from 'node:stream';
import { wrappedLines } from '../output/wrap';
import type { Io, Output } from './io';

/** What the spinner and the space behind it take of the first line. */
const before = 2;

/**
 * A spinner on a terminal; in a pipe, each text that is new is a line. It leaves the keyboard alone: Ctrl-C has to reach whoever waits,
 * because there may be a window to cancel ([decision 83](../../docs/decisions/0083-a-spinner-that-leaves-the-keyboard-alone.md)).
 */
export function spinner(stderr: Output, stream: Writable, env: Io['env']): Io['progress'] {
  return async (first) => {
    if (!stderr.isTerminal) return linesOf(stderr, first);
    const { default: ora } = await import('ora');
    const fitted = (text: string) => wrappedLines(text, stderr.columns - before).join(`\n${' '.repeat(before)}`);
    // It knows --no-color, and not NO_COLOR.
    const color = env.NO_COLOR ? false : 'cyan';
    const text = fitted(first);
    const spin = ora({ text, color, stream: stream as NodeJS.WritableStream, discardStdin: false }).start();
    return {
      update: (text, changing = '') => {
        spin.text = fitted(text + changing);
      },
      stop: (text) => {
        spin.stopAndPersist({ symbol: '-', text: fitted(text) });
      },
    };
  };
}

function linesOf(stderr: Output, first: string) {
  let last = '';
  const tell = (text: string, changing = '') => {
    if (text !== last) stderr.write(`${text}${changing}\n`);
    last = text;
  };
  tell(first);
  return { update: tell, stop: tell };
}
