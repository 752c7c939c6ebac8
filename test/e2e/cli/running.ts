import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { commandOfRun } from '../assembly';
import { eventually, type Stage } from '../harness';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command as a process of its own, in a pipe. */
export class RunningCommand {
  private out = '';
  private err = '';
  private readonly process: ChildProcess;
  readonly ended: Promise<Ended>;

  constructor(stage: Stage, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const argv = [commandOfRun(), '--local', '--data', stage.directory, ...args];
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    this.process = spawn(process.execPath, argv, { env: { ...process.env, ...env }, stdio: [...stdio] });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.err += text;
    });
    this.ended = new Promise((done) => {
      this.process.on('close', (code) => done({ code, out: this.out, err: this.err }));
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** The window that it said it requested. */
  async windowId(): Promise<string> {
    const found = () => /Requested (\S+)/.exec(this.err)?.[1] ?? '';
    return eventually(
      async () => found() || this.err,
      () => found() !== '',
      60_000,
    );
  }
}

/** What a script wrote about itself, line by line. */
export const written = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
