import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WriteStream } from 'node:tty';
import { exitCodes } from '../exit-codes';
import { Interrupts } from './interrupts';
import type { Io, Output } from './io';
import { spinner } from './progress';
import { askedQuestions } from './questions';

/** The real process. */
export function processIo(): Io {
  const stderr = outputOf(process.stderr);
  const interrupts = new Interrupts(process);
  for (const stream of [process.stdout, process.stderr]) endWithReader(stream, interrupts);
  outliveTerminal(process.stdin);
  return {
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr,
    get interactive() {
      return process.stdin.isTTY === true && process.stderr.isTTY === true && !interrupts.hungUp;
    },
    questions: askedQuestions(process.stderr, interrupts),
    progress: spinner(stderr, process.stderr, process.env),
    now: Date.now,
    sleep,
    newKey: randomUUID,
    openPage: async (url) => {
      const { default: open } = await import('open');
      await open(url);
    },
    onInterrupt: (handler) => interrupts.on(handler),
  };
}

const outputOf = (stream: WriteStream): Output => ({
  write: (text) => {
    stream.write(text);
  },
  isTerminal: stream.isTTY === true,
  // A terminal that does not know its width says 0.
  columns: stream.columns || 80,
});

/**
 * `quiesce … | head` closes the pipe early, and `quiesce … 2>&1 | head` both: that is no failure. A terminal can be closed, too. Whoever has
 * a window to end first goes on without a reader.
 */
function endWithReader(stream: WriteStream, interrupts: Interrupts): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    if (!interrupts.awaited) process.exit(exitCodes.done);
  });
}

/** When a terminal is closed while something is asked, node switches it back, which fails and would end the process. */
function outliveTerminal(stdin: typeof process.stdin): void {
  const { setRawMode } = stdin;
  if (stdin.isTTY !== true) return;
  stdin.setRawMode = (mode) => {
    try {
      return setRawMode.call(stdin, mode);
    } catch (error) {
      if (Object(error).code !== 'EIO') throw error;
      return stdin;
    }
  };
}
