import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** A tmux server with one session. What is asked often is asked of a client that stays: a process for each question would cost more than the answer. */
export class Tmux {
  private client: ChildProcess | undefined;
  private readonly answers: ((lines: readonly string[]) => void)[] = [];
  private readonly onOutput = new Set<() => void>();

  constructor(private readonly socket: string) {}

  /** Runs tmux once. */
  async run(...args: readonly string[]): Promise<string> {
    return (await promisify(execFile)('tmux', ['-S', this.socket, ...args])).stdout;
  }

  /** Attaches the client that stays. It has no size of its own. */
  async attach(): Promise<void> {
    const client = spawn('tmux', ['-S', this.socket, '-C', 'attach', '-f', 'ignore-size'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.client = client;
    client.stdin.on('error', () => {});
    const attached = new Promise<readonly string[]>((resolve) => this.answers.push(resolve));
    let answer: { readonly mark: string; readonly lines: string[] } | undefined;
    createInterface({ input: client.stdout }).on('line', (line) => {
      const [word, mark] = split(line);
      if (answer && /^%(end|error)$/.test(word) && mark === answer.mark) {
        this.answers.shift()?.(answer.lines);
        answer = undefined;
      } else if (answer) answer.lines.push(line);
      else if (word === '%begin') answer = { mark, lines: [] };
      else if (word === '%output') for (const wake of this.onOutput) wake();
    });
    await attached;
  }

  /** Asks the client. @param command without arguments that need quotes */
  ask(command: string): Promise<string> {
    return new Promise((resolve) => {
      this.answers.push((lines) => resolve(lines.join('\n')));
      this.client?.stdin?.write(`${command}\n`);
    });
  }

  /** Resolves when something is written in the pane from now on, or after a while without. */
  written(patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.onOutput.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, patienceMs);
      this.onOutput.add(wake);
    });
  }

  async kill(): Promise<void> {
    const { client } = this;
    const gone = client && client.exitCode === null ? once(client, 'exit') : undefined;
    await this.run('kill-server');
    await gone;
  }
}

/** The first word, and the rest. */
function split(line: string): readonly [word: string, rest: string] {
  const end = line.indexOf(' ');
  return end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end + 1)];
}
