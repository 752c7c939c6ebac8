import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { commandOfRun } from './assembly';

/** One run of the command. */
export interface Ran {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real command in processes of its own, in a pipe, against a local machine. */
export class QuiesceCommand {
  /** @param data directory of the machine */
  constructor(private readonly data: string) {}

  async run(profile: string, ...argv: readonly string[]): Promise<Ran> {
    const env = { PATH: process.env.PATH, HOME: this.data, QUIESCE_LOCAL: this.data };
    const child = spawn(process.execPath, [commandOfRun(), ...argv, '--profile', profile], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = once(child, 'close');
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [exitCode] = await exited;
    return { exitCode, out, err };
  }

  /** The answer of the API. @throws Error with what the command said when it failed */
  async json(profile: string, ...argv: readonly string[]): Promise<Record<string, unknown>> {
    const { exitCode, out, err } = await this.run(profile, ...argv, '--output', 'json');
    if (exitCode !== 0) throw new Error(`quiesce ${argv.join(' ')} ended with ${exitCode}: ${err}`);
    return JSON.parse(out);
  }
}
