import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Outputs of a stack and the region it is in, as CloudFormation told them. */
export interface StackOutputs {
  readonly region: string;
  readonly outputs: Readonly<Record<string, string>>;
}

type Stacks = Readonly<Record<string, StackOutputs>>;

/** What CloudFormation said about stacks, in the user's cache directory, readable and writable by the user only. */
export class RememberedStacks {
  private readonly file: string;

  constructor(env: NodeJS.ProcessEnv) {
    this.file = join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'quiesce', 'stacks.json');
  }

  async find(key: string): Promise<StackOutputs | undefined> {
    return (await this.read())[key];
  }

  /** Nobody fails because something cannot be remembered. */
  async remember(key: string, stack: StackOutputs): Promise<void> {
    try {
      const stacks = JSON.stringify({ ...(await this.read()), [key]: stack }, null, 2);
      const next = `${this.file}.${process.pid}`;
      await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
      await writeFile(next, `${stacks}\n`, { mode: 0o600 });
      await rename(next, this.file);
    } catch {}
  }

  /** A file that others could write would send signed requests where they like, so it counts as missing. */
  private async read(): Promise<Stacks> {
    try {
      if (process.platform !== 'win32' && ((await stat(this.file)).mode & 0o022) !== 0) return {};
      return JSON.parse(await readFile(this.file, 'utf8')) as Stacks;
    } catch {
      return {};
    }
  }
}
