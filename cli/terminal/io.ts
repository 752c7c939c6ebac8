/** Where a command writes. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** The width of the terminal; 80 where there is none. */
  readonly columns: number;
}

/** How wide a line may be that people read. */
export const widthFor = ({ isTerminal, columns }: Output): number => (isTerminal ? columns : Number.POSITIVE_INFINITY);

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Asked on a terminal only. Both throw `Interrupted` when the person presses Ctrl-C instead of answering. */
export interface Questions {
  confirm(question: string): Promise<boolean>;
  choose(question: string, choices: readonly Choice[]): Promise<string>;
}

/** A line that changes while something takes long. */
interface Progress {
  /** @param changing what is different each time, such as a countdown: in a pipe, it makes no new line */
  update(text: string, changing?: string): void;
  /** Leaves the last text where it is. */
  stop(text: string): void;
}

/** Everything around a command, so that tests can put something else in its place. */
export interface Io {
  readonly env: NodeJS.ProcessEnv;
  /** Answers, and nothing else. */
  readonly stdout: Output;
  /** What is said besides: notes, questions, progress, errors. */
  readonly stderr: Output;
  /** Whether somebody can be asked: input and messages are both at a terminal. */
  readonly interactive: boolean;
  readonly questions: Questions;
  progress(text: string): Promise<Progress>;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** A new idempotency key: nobody else's, ever. */
  newKey(): string;
  /** Opens a page in the browser of this computer. */
  openPage(url: string): Promise<void>;
  /** Until the returned function is called, Ctrl-C, a polite `kill` and a closed terminal call `handler` instead of ending the command. */
  onInterrupt(handler: () => void): () => void;
}
