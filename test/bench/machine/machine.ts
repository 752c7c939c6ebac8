import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdminApi } from '../../../bin/admin-api/client';
import { type Endpoints, portsOf } from '../../../local/announce';
import { freeBlock } from '../../../local/aws/gateway/free-port';
import type { UsageLine } from '../../../local/aws/usage/usage';
import { apiAs, readEndpoints } from '../../../local/tour/client';
import { indexStreams } from './index-streams';
import type { Question } from './process';
import type { Tapped } from './tap';

export interface BenchOptions {
  /** Default: a fresh one, removed afterwards. */
  readonly directory?: string;
  /** Arguments of `npm start`. */
  readonly args?: readonly string[];
  /** How long each call of the KeyValueStore takes. */
  readonly storeDelayMs?: number;
  /** Whether the request units of DynamoDB are counted, for which each call takes longer. Default: yes. */
  readonly requestUnits?: boolean;
}

/** How long nothing may be used before everything that follows from a change is done. */
const QUIET_MS = 2_000;
const MOST_MS = 1_800_000;

/** A local machine with instruments, in a process of its own. */
export class BenchMachine {
  private asked = 0;

  private constructor(
    readonly directory: string,
    readonly endpoints: Endpoints,
    private readonly child: ChildProcess,
    private readonly isOwn: boolean,
  ) {}

  static async open(options: BenchOptions = {}): Promise<BenchMachine> {
    const { directory: given, args = [], storeDelayMs = 0, requestUnits = true } = options;
    const directory = given ?? (await mkdtemp(join(tmpdir(), 'quiesce-bench-')));
    await indexStreams(directory);
    const port = await freeBlock(portsOf(0));
    const child = fork(join(__dirname, 'process.ts'), ['--data', directory, '--port', String(port), ...args], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: {
        ...process.env,
        BENCH_STORE_DELAY_MS: String(storeDelayMs),
        BENCH_REQUEST_UNITS: String(requestUnits),
        CDK_VALIDATION: 'false',
      },
    });
    child.stdout?.resume();
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The machine ended before it was ready')));
    await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => {});
    return new BenchMachine(directory, await readEndpoints(directory), child, given === undefined);
  }

  api(profile: string): Promise<AdminApi> {
    return apiAs(profile, this.directory);
  }

  usage(): Promise<readonly UsageLine[]> {
    return this.ask('usage') as Promise<readonly UsageLine[]>;
  }

  async clear(): Promise<void> {
    await this.ask('clear');
  }

  /** URL of the database behind the machine. */
  database(): Promise<string> {
    return this.ask('database') as Promise<string>;
  }

  /** What `work` commits. @returns its transactions, oldest first, with the items as they were before each */
  async tap(work: () => Promise<unknown>): Promise<readonly Tapped[]> {
    await this.ask('arm');
    await work();
    return this.ask('tapped') as Promise<readonly Tapped[]>;
  }

  /** Waits until nothing has been used for so long. */
  async untilQuiet(quietMs = QUIET_MS): Promise<void> {
    const deadline = Date.now() + MOST_MS;
    let before = '';
    for (let since = Date.now(); Date.now() - since < quietMs; await sleep(quietMs / 20)) {
      const now = JSON.stringify(await this.usage());
      if (now !== before) since = Date.now();
      before = now;
      if (Date.now() > deadline) throw new Error(`The machine is still busy after ${MOST_MS} ms`);
    }
  }

  /** What `work` and everything that follows from it uses. */
  async measure(work: () => Promise<void>): Promise<readonly UsageLine[]> {
    await this.untilQuiet();
    await this.clear();
    await work();
    await this.untilQuiet();
    return this.usage();
  }

  async close(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.disconnect();
    await exited;
    if (this.isOwn) await rm(this.directory, { recursive: true, force: true });
  }

  private async ask(question: Question): Promise<unknown> {
    const id = ++this.asked;
    const answered = new Promise<unknown>((resolve) => {
      const listen = (message: { readonly id?: number; readonly answer?: unknown }) => {
        if (message.id !== id) return;
        this.child.off('message', listen);
        resolve(message.answer);
      };
      this.child.on('message', listen);
    });
    this.child.send({ id, question });
    return answered;
  }
}
