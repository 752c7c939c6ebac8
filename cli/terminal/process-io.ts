import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WriteStream } from 'node:tty';
import { exitCodes } from '../exit-codes';
import type { Io, Output } from './io';
import { spinner } from './progress';
import { askedQuestions } from './questions';

/** Ctrl-C, a polite `kill`, and a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The real process. */
export function processIo(): Io {
  const stderr = outputOf(process.stderr);
  endWithReader(process.stdout);
  endWithReader(process.stderr);
  return {
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr,
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    questions: askedQuestions(process.stderr),
    progress: spinner(stderr, process.stderr),
    now: Date.now,
    sleep,
    newKey: randomUUID,
    openPage: async (url) => {
      const { default: open } = await import('open');
      await open(url);
    },
    onInterrupt,
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

/** `quiesce … | head` closes the pipe early, and `quiesce … 2>&1 | head` both: that is no failure. */
function endWithReader(stream: WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.done);
  });
}

function onInterrupt(handler: () => void): () => void {
  for (const signal of signals) process.on(signal, handler);
  return () => {
    for (const signal of signals) process.off(signal, handler);
  };
}
