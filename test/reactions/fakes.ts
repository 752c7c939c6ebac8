import type { EdgeEntry } from '../../edge/document/document';
import { entryBytes } from '../../edge/document/encode-capacity';
import { type ApprovalFlow, executionName, type FlowRun } from '../../lambdas/aws/approval-flow';
import type { Boundary } from '../../lambdas/aws/boundary';
import {
  type BoundarySchedules,
  type FarWindow,
  type ScheduleInspection,
  scheduleName,
} from '../../lambdas/aws/boundary-schedules';
import type { EdgeStore } from '../../lambdas/aws/edge-store';
import type { Functions } from '../../lambdas/aws/functions';
import type { NearBoundaryQueue } from '../../lambdas/aws/near-boundary-queue';
import type { Mail, PersonalTopics } from '../../lambdas/aws/personal-topics';
import type { Outcome } from '../../lambdas/domain/voting/subject';
import type { LogCode, LogFields } from '../../lambdas/platform/log';
import type { ControlChangeDeps } from '../../lambdas/reactions/control-change';
import { objectionTo, STORE_BYTES } from '../aws/edge-store-rules';
import type { World } from '../commands/fixtures';

/** An error as the SDK throws it. */
export const awsError = (name: string): Error => Object.assign(new Error(`${name} from AWS`), { name });

export class FakeFlow implements ApprovalFlow {
  /** Timeout by execution name; names stay taken. */
  readonly executions = new Map<string, number>();
  readonly settled = new Map<string, Outcome>();
  readonly lostTokens = new Set<string>();
  going = new Set<string>();

  async start(run: FlowRun, timeoutSeconds: number) {
    const name = executionName(run);
    if (this.executions.has(name)) return 'exists' as const;
    this.executions.set(name, timeoutSeconds);
    return 'started' as const;
  }

  async settle(taskToken: string, decision: Outcome) {
    if (this.lostTokens.has(taskToken)) return 'lost' as const;
    if (this.settled.has(taskToken)) return 'over' as const;
    this.settled.set(taskToken, decision);
    return 'settled' as const;
  }

  async running() {
    return this.going;
  }
}

export class FakeSchedules implements BoundarySchedules, ScheduleInspection {
  readonly armed = new Map<string, { boundary: Boundary; at: number; maximumAgeSeconds: number }>();
  /** The sites to publish, and when, by entry. */
  readonly publishing = new Map<string, { siteId: string; at: number }>();
  failing: Error | undefined;
  /** How often all names were asked for. */
  listed = 0;
  /** How often an entry was made, compared or removed. */
  changes = 0;

  async arm(boundary: Boundary, at: number, maximumAgeSeconds: number) {
    this.changes += 1;
    if (this.failing) throw this.failing;
    const known = this.armed.has(scheduleName(boundary));
    this.armed.set(scheduleName(boundary), { boundary, at, maximumAgeSeconds });
    return known ? ('kept' as const) : ('created' as const);
  }

  async publishAt({ siteId, ...window }: FarWindow, at: number) {
    this.changes += 1;
    if (this.failing) throw this.failing;
    const name = scheduleName({ ...window, boundary: 'arming' });
    const known = this.publishing.has(name);
    this.publishing.set(name, { siteId, at });
    return known ? ('kept' as const) : ('created' as const);
  }

  async disarm(boundary: Parameters<BoundarySchedules['disarm']>[0]) {
    this.changes += 1;
    this.armed.delete(scheduleName(boundary));
    this.publishing.delete(scheduleName(boundary));
  }

  async names() {
    this.listed += 1;
    if (this.failing) throw this.failing;
    return new Set(this.armed.keys());
  }
}

class FakeQueue implements NearBoundaryQueue {
  readonly messages: { boundary: Boundary; delaySeconds: number }[] = [];

  async send(boundary: Boundary, delaySeconds: number) {
    this.messages.push({ boundary, delaySeconds });
  }
}

export class FakeFunctions implements Functions {
  readonly calls: { functionName: string; payload: unknown }[] = [];
  failing: (functionName: string, payload: unknown) => boolean = () => false;
  answer: (functionName: string, payload: unknown) => unknown = () => undefined;

  async call(functionName: string, payload: unknown): Promise<unknown> {
    if (this.failing(functionName, payload)) throw awsError('FunctionFailed');
    this.calls.push({ functionName, payload });
    return this.answer(functionName, payload);
  }

  async send(functionName: string, payload: unknown) {
    await this.call(functionName, payload);
  }
}

export class FakeTopics implements PersonalTopics {
  readonly mails: (Mail & { readonly to: string })[] = [];
  readonly failures = new Map<string, Error>();

  async mail(personId: string, mail: Mail) {
    const failure = this.failures.get(personId);
    if (failure) throw failure;
    this.mails.push({ to: personId, ...mail });
  }

  to(personId: string) {
    return this.mails.filter((mail) => mail.to === personId);
  }
}

/** Entries that count their changes, whoever makes them. */
class CountedEntries extends Map<string, string> {
  changes = 0;

  override set(key: string, value: string) {
    this.changes += 1;
    return super.set(key, value);
  }

  override delete(key: string) {
    this.changes += 1;
    return super.delete(key);
  }
}

/** One ETag for the whole store, as AWS has it: also changes made by hand replace it. */
export class FakeEdgeStore implements EdgeStore {
  readonly entries = new CountedEntries();
  writes = 0;
  /** Updates that were asked for, refused ones among them. */
  asked = 0;
  /** Keys that were put, one after the other. */
  readonly puts: string[] = [];
  /** What else the store holds. */
  ballastBytes = 0;
  /** Runs between a publisher's reads and its write. */
  meanwhile: (() => Promise<void> | void) | undefined;

  async etag() {
    return `E${this.entries.changes}`;
  }

  async list(): Promise<readonly EdgeEntry[]> {
    return [...this.entries].map(([key, value]) => ({ key, value }));
  }

  async update(etag: string, puts: readonly EdgeEntry[], deletes: readonly string[]) {
    const meanwhile = this.meanwhile;
    this.meanwhile = undefined;
    await meanwhile?.();
    this.asked += 1;
    if (objectionTo(puts, deletes) !== undefined || this.bytesAfter(puts, deletes) > STORE_BYTES)
      return 'refused' as const;
    if (etag !== (await this.etag())) return 'stale' as const;
    this.writes += 1;
    for (const { key, value } of puts) {
      this.entries.set(key, value);
      this.puts.push(key);
    }
    for (const key of deletes) this.entries.delete(key);
    return { etag: await this.etag() };
  }

  private bytesAfter(puts: readonly EdgeEntry[], deletes: readonly string[]): number {
    const after = new Map([...this.entries, ...puts.map(({ key, value }) => [key, value] as const)]);
    for (const key of deletes) after.delete(key);
    return [...after].reduce((sum, [key, value]) => sum + entryBytes({ key, value }), this.ballastBytes);
  }
}

export class Logged {
  readonly lines: ({ code: LogCode } & LogFields)[] = [];
  readonly log = (code: LogCode, facts: LogFields = {}) => {
    this.lines.push({ code, ...facts });
  };

  codes() {
    return this.lines.map((line) => line.code);
  }
}

/** on-control-change on a world, with fakes for what lies outside. */
export function controlFakes(world: World, nearSeconds = 120) {
  const fakes = {
    flow: new FakeFlow(),
    schedules: new FakeSchedules(),
    queue: new FakeQueue(),
    functions: new FakeFunctions(),
    logged: new Logged(),
  };
  const deps: ControlChangeDeps = {
    ...world.deps,
    ...fakes,
    nearSeconds,
    notifyApprovers: 'notify-approvers',
    proveFlip: 'prove-flip',
    log: fakes.logged.log,
  };
  return { ...fakes, deps };
}
