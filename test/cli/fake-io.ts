import type { Io, Output } from '../../cli/terminal/io';

/** Receives what a command writes. */
class FakeOutput implements Output {
  text = '';

  constructor(
    readonly isTerminal: boolean,
    readonly columns: number,
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
  /** Presses Ctrl-C. */
  interrupt(): void;
}

export interface Scene {
  readonly env?: NodeJS.ProcessEnv;
  /** At a terminal; otherwise in a pipe. */
  readonly terminal?: boolean;
  /** Answers of the person, in order: true or false, or the index of a choice. */
  readonly answers?: readonly (boolean | number)[];
  readonly now?: string;
  /** The width of the terminal. */
  readonly columns?: number;
}

/** A terminal or a pipe without a person behind it. Its clock stands still but for pauses, which take no time. */
export function fakeIo(scene: Scene = {}): FakeIo {
  const { env = {}, terminal = false, answers = [], now = '2026-11-26T12:00:00Z', columns = 80 } = scene;
  const asked: string[] = [];
  const opened: string[] = [];
  const left = [...answers];
  const handlers = new Set<() => void>();
  let [keys, passed] = [0, 0];
  const next = (question: string) => {
    asked.push(question);
    if (left.length === 0) throw new Error(`nobody answers: ${question}`);
    return left.shift();
  };
  const stderr = new FakeOutput(terminal, columns);
  return {
    env,
    stdout: new FakeOutput(terminal, columns),
    stderr,
    interactive: terminal,
    questions: {
      confirm: async (question) => next(question) === true,
      choose: async (question, choices) => choices[Number(next(question))]?.value ?? '',
    },
    progress: async (text) => {
      stderr.write(`${text}\n`);
      const update = (next: string, changing = '') => stderr.write(`${next}${changing}\n`);
      return { update, stop: update };
    },
    now: () => Date.parse(now) + passed,
    sleep: async (milliseconds) => {
      passed += milliseconds;
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
    newKey: () => `key-${++keys}`,
    openPage: async (url) => {
      opened.push(url);
    },
    onInterrupt: (handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    interrupt: () => {
      for (const handler of handlers) handler();
    },
    asked,
    opened,
  };
}
