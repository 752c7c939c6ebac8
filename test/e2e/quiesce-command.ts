import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildCli } from '../../bin/build-cli/bundle';

/** One run of the command. */
export interface Ran {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real command in processes of its own, in a pipe, against a local machine. */
export class QuiesceCommand {
  private constructor(
    private readonly program: string,
    private readonly data: string,
  ) {}

  /** Bundles the command as `npm ci` does. @param data directory of the machine */
  static async build(data: string): Promise<QuiesceCommand> {
    const folder = await mkdtemp(join(tmpdir(), 'quiesce-command-'));
    await buildCli(folder);
    return new QuiesceCommand(join(folder, 'cli.mjs'), data);
  }

  async run(profile: string, ...argv: readonly string[]): Promise<Ran> {
    const env = { PATH: process.env.PATH, HOME: this.data, QUIESCE_LOCAL: this.data };
    const child = spawn(process.execPath, [this.program, ...argv, '--profile', profile], {
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
