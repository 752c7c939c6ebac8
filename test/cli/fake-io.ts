import type { Io, Output } from '../../cli/terminal/io';

/** Receives what a command writes. */
class FakeOutput implements Output {
  text = '';

  constructor(
    readonly isTerminal: boolean,
    readonly columns = 80,
  ) {}

  write(text: string): void {
    this.text += text;
  }
}

export interface FakeIo extends Io {
  readonly stdout: FakeOutput;
  readonly stderr: FakeOutput;
  /** The questions that were asked. */
  readonly asked: string[];
  readonly opened: string[];
}

export interface Scene {
  readonly env?: NodeJS.ProcessEnv;
  /** At a terminal; otherwise in a pipe. */
  readonly terminal?: boolean;
  /** Answers of the person, in order: true or false, or the index of a choice. */
  readonly answers?: readonly (boolean | number)[];
  readonly now?: string;
}

/** A terminal or a pipe without a person or a clock behind it. Pauses take no time. */
export function fakeIo({ env = {}, terminal = false, answers = [], now = '2026-11-26T12:00:00Z' }: Scene = {}): FakeIo {
  const asked: string[] = [];
  const opened: string[] = [];
  const left = [...answers];
  let keys = 0;
  const next = (question: string) => {
    asked.push(question);
    if (left.length === 0) throw new Error(`nobody answers: ${question}`);
    return left.shift();
  };
  const stderr = new FakeOutput(terminal);
  return {
    env,
    stdout: new FakeOutput(terminal),
    stderr,
    interactive: terminal,
    questions: {
      confirm: async (question) => next(question) === true,
      choose: async (question, choices) => choices[Number(next(question))]?.value ?? '',
    },
    progress: async (text) => {
      stderr.write(`${text}\n`);
      return { update: (next) => stderr.write(`${next}\n`), stop: (last) => stderr.write(`${last}\n`) };
    },
    now: () => Date.parse(now),
    sleep: async () => undefined,
    newKey: () => `key-${++keys}`,
    openPage: async (url) => {
      opened.push(url);
    },
    onInterrupt: () => () => undefined,
    asked,
    opened,
  };
}
