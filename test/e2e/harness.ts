import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { AdminApi, Answer } from '../../bin/admin-api/client';
import { portsOf } from '../../local/announce';
import { freeBlock } from '../../local/aws/gateway/free-port';
import { apiAs } from '../../local/tour/client';
import { awaitVotingMail, voteOnPage } from '../../local/tour/mailbox';
import { type RunningRuntime, startRuntime } from '../../local/tour/runtime';
import { giveAssembly } from './assembly';
import { asRole } from './aws';

const profiles = ['viewer', 'requester', 'admin', 'breakglass', 'approver-ana', 'approver-ben', 'auditor'] as const;
export type Profile = (typeof profiles)[number];

/** A local runtime of a test's own, in a data directory and on ports of its own. */
export class Stage {
  private running: RunningRuntime;
  private readonly apis = new Map<Profile, Promise<AdminApi>>();

  private constructor(
    readonly directory: string,
    private readonly port: number,
    running: RunningRuntime,
  ) {
    this.running = running;
  }

  static async open(...args: string[]): Promise<Stage> {
    return Stage.openOn(await mkdtemp(join(tmpdir(), 'quiesce-e2e-')), ...args);
  }

  /** On a data directory with something in it, which is removed afterwards. */
  static async openOn(directory: string, ...args: string[]): Promise<Stage> {
    await giveAssembly(directory);
    const port = await freeBlock(portsOf(0));
    return new Stage(directory, port, await startRuntime({ directory, port, args }));
  }

  get endpoints() {
    return this.running.endpoints;
  }

  get pid(): number {
    const { pid } = this.running.process;
    if (pid === undefined) throw new Error('the runtime has no pid');
    return pid;
  }

  api(profile: Profile): Promise<AdminApi> {
    const api = this.apis.get(profile) ?? apiAs(profile, this.directory);
    this.apis.set(profile, api);
    // The machine is just starting.
    api.catch(() => this.apis.delete(profile));
    return api;
  }

  /** `kill -9` of the parent process. */
  kill(): Promise<void> {
    return this.running.stop('SIGKILL');
  }

  /** Starts again with the same data and ports. */
  async restart(...args: string[]): Promise<void> {
    this.running = await startRuntime({ directory: this.directory, port: this.port, args });
    this.apis.clear();
  }

  async close(): Promise<void> {
    await this.running.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** Asks the protected site as a visitor of `host` would. */
  visit(host = 'demo.localhost', method = 'GET', path = '/', sent: OutgoingHttpHeaders = {}): Promise<Visit> {
    const { port } = new URL(this.endpoints.site);
    return new Promise((resolve, reject) => {
      const call = httpRequest({ host: '127.0.0.1', port, method, path, headers: { host, ...sent } }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      call.on('error', reject);
      call.end();
    });
  }

  async requestWindow(wish: WindowInput = {}): Promise<RequestedWindow> {
    const answer = await (await this.api('requester')).post('/v1/windows', windowBody(wish));
    if (answer.status !== 201) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
    const window = answer.body as { windowId: string; startsAt: string; endsAt: string };
    return { windowId: window.windowId, startsAt: Date.parse(window.startsAt), endsAt: Date.parse(window.endsAt) };
  }

  /** Votes from the mail to `who`. */
  async vote(who: string, windowId: string, decision: 'approve' | 'reject' = 'approve') {
    return voteOnPage(await awaitVotingMail(this.endpoints.mailbox, `${who}@example.com`, windowId), decision);
  }

  async window(windowId: string): Promise<Answer['body']> {
    return (await (await this.api('viewer')).get(`/v1/windows/${windowId}`)).body;
  }

  /** Waits until the recorded status is `status`. @throws Error with the last one seen. */
  async untilStatus(windowId: string, status: string, withinMs = 15_000): Promise<Answer['body']> {
    return eventually(
      () => this.window(windowId),
      (window) => window.status === status,
      withinMs,
    );
  }

  /** Waits until the edge has been armed with everything recorded so far. */
  async untilPublished(siteId = 'demo'): Promise<void> {
    const viewer = await this.api('viewer');
    await eventually(
      async () => (await viewer.get(`/v1/sites/${siteId}/status`)).body,
      (status) => status.revision === status.publishedRevision,
    );
  }

  async chainVerifies(siteId = 'demo'): Promise<boolean> {
    const verdict = await (await this.api('viewer')).get(`/v1/audit/verify?siteId=${siteId}`);
    return verdict.body.valid === true;
  }

  /** ARNs of executions of the approval flow that have not ended, after a moment for those that are ending. */
  async runningExecutions(): Promise<readonly string[]> {
    const client = new SFNClient(asRole(this.directory, this.endpoints.aws, 'ReconcilerReconcileRole'));
    const ask = async () => {
      const found = await client.send(
        new ListExecutionsCommand({ stateMachineArn: this.approvalFlowArn(), statusFilter: 'RUNNING' }),
      );
      return (found.executions ?? []).map(({ executionArn }) => executionArn ?? '');
    };
    return eventually(ask, (running) => running.length === 0).catch(ask);
  }

  private approvalFlowArn(): string {
    const { region, accountId } = this.endpoints;
    return `arn:aws:states:${region}:${accountId}:stateMachine:quiesce-approval-flow`;
  }

  async createSite(siteId: string, policy: Readonly<Record<string, unknown>>): Promise<void> {
    const hostnames = [`${siteId}.localhost`];
    const body = { siteId, hostnames, timeZone: 'UTC', policy: { leadTimeSeconds: 0, ...policy } };
    const answer = await (await this.api('admin')).post('/v1/sites', body);
    if (answer.status !== 201) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
  }
}

export interface Visit {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface WindowInput {
  readonly siteId?: string;
  readonly mode?: 'full' | 'testers-only' | 'read-only';
  /** Seconds from now to the start, rounded up to a whole second. */
  readonly inSeconds?: number;
  readonly seconds?: number;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Times in epoch milliseconds. */
export interface RequestedWindow {
  readonly windowId: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

export function windowBody({
  siteId = 'demo',
  mode = 'full',
  inSeconds = 3600,
  seconds = 600,
  more = {},
}: WindowInput = {}) {
  const startsAt = (Math.ceil(Date.now() / 1000) + inSeconds) * 1000;
  return {
    siteId,
    mode,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + seconds * 1000).toISOString(),
    reason: 'Database upgrade',
    ...more,
  };
}

/** Asks until the answer satisfies, less often what takes long; at most `withinMs`. @throws Error with the last answer. */
export async function eventually<T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
  withinMs = 15_000,
): Promise<T> {
  const began = Date.now();
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    const elapsed = Date.now() - began;
    if (elapsed > withinMs) throw new Error(`still not so after ${withinMs} ms: ${JSON.stringify(answer)}`);
    await sleep(Math.min(200, Math.max(50, elapsed / 20)));
  }
}

export const until = (instant: number): Promise<void> => sleep(Math.max(0, instant - Date.now()));
