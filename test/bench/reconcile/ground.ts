import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createApprovalFlow } from '../../../lambdas/aws/approval-flow';
import { createScheduleInspection } from '../../../lambdas/aws/boundary-schedules';
import { groupsOf } from '../../../lambdas/platform/groups-of';
import type { ReconcileDeps } from '../../../lambdas/reactions/reconcile/reconcile';
import { itemOf } from '../../../lambdas/store/items';
import type { StoredRecord } from '../../../lambdas/store/records';
import { FakeAws } from '../../aws/aws';
import { dynoxide, serve } from '../../contract/servers';
import { clientOf, createTables, storeOn } from '../../contract/tables';
import type { Population } from './population';

/** How often each operation was called. */
export type Calls = Readonly<Record<string, number>>;

const acts = {
  onControlChange: 'on-control-change',
  notifyApprovers: 'notify-approvers',
  concludeRequest: 'conclude-request',
  flipWindow: 'flip-window',
  publishEdge: 'publish-edge',
  publicNotices: 'public-notices',
  proveFlip: 'prove-flip',
} as const;

/**
 * Where reconcile runs: its tables in a real database, Scheduler and Step Functions as servers that its real clients talk
 * to, and the functions that repair, whose calls are counted.
 */
export class Ground {
  private readonly counts = new Map<string, number>();
  private readonly population: Population;
  private readonly closing: (() => Promise<void>)[] = [];
  /** How long each call takes on top. */
  milliseconds = 0;

  private constructor(
    private readonly client: DynamoDBClient,
    private readonly endpoint: string,
    population: Population,
  ) {
    this.population = population;
  }

  static async open(population: Population): Promise<Ground> {
    const command = dynoxide();
    if (!command) throw new Error('dynoxide is not installed');
    const server = await serve(command);
    const client = clientOf(server.endpoint);
    await createTables(client);
    const ground = new Ground(client, server.endpoint, population);
    ground.closing.push(server.stop);
    await ground.write(population.records);
    return ground;
  }

  async close(): Promise<void> {
    this.client.destroy();
    for (const close of this.closing) await close();
  }

  /** Writes records over those that are there. */
  async write(records: readonly StoredRecord[]): Promise<void> {
    const documents = DynamoDBDocumentClient.from(this.client, { marshallOptions: { removeUndefinedValues: true } });
    const requests = records.map((record) => ({ PutRequest: { Item: itemOf(record) } }));
    for (const batches of groupsOf(groupsOf(requests, 25), 8)) {
      const sent = batches.map((control) => documents.send(new BatchWriteCommand({ RequestItems: { control } })));
      await Promise.all(sent);
    }
  }

  /** Counts the calls that `work` makes. */
  async calls(work: () => Promise<unknown>): Promise<Calls> {
    this.counts.clear();
    await work();
    return Object.fromEntries([...this.counts].sort());
  }

  /** For one run. @param lost schedules that are not there */
  async deps(lost: ReadonlySet<string> = new Set()): Promise<ReconcileDeps> {
    const { schedules, executions, now } = this.population;
    return {
      store: storeOn(this.database()),
      clock: () => now,
      newId: () => '',
      log: () => undefined,
      schedules: await this.scheduler(schedules.filter((name) => !lost.has(name))),
      flow: await this.flow(executions),
      functions: {
        call: (functionName) => this.pass(`Invoke ${functionName}`),
        send: (functionName) => this.pass(`Invoke ${functionName}`),
      },
      acts,
      armedSecondsAhead: 7 * 86_400,
    };
  }

  private async scheduler(names: readonly string[]): Promise<ReconcileDeps['schedules']> {
    const pages = groupsOf(names, 100).map((some) => some.map((Name) => ({ Name })));
    const bodies = pages.map((Schedules, page) => ({
      Schedules,
      ...(page + 1 < pages.length && { NextToken: `${page}` }),
    }));
    const client = new SchedulerClient(await this.serving(bodies));
    client.middlewareStack.add(this.counting, { step: 'initialize' });
    return createScheduleInspection(client, 'boundaries');
  }

  private async flow(names: readonly string[]): Promise<ReconcileDeps['flow']> {
    const pages = groupsOf(names, 1000).map((some) => some.map((name) => ({ name })));
    const bodies = pages.map((executions, page) => ({
      executions,
      ...(page + 1 < pages.length && { nextToken: `${page}` }),
    }));
    const machine = 'arn:aws:states:eu-central-1:111122223333:stateMachine:approval';
    const client = new SFNClient(await this.serving(bodies));
    client.middlewareStack.add(this.counting, { step: 'initialize' });
    return createApprovalFlow(client, machine);
  }

  /** Counts the calls of a client, as the first of its middleware. */
  private readonly counting =
    <Call, Answer>(next: (call: Call) => Promise<Answer>, { commandName = '' }: { readonly commandName?: string }) =>
    async (call: Call) => {
      await this.pass(commandName.replace(/Command$/, ''));
      return next(call);
    };

  private database(): DynamoDBClient {
    const client = clientOf(this.endpoint);
    client.middlewareStack.add(this.counting, { step: 'initialize' });
    this.closing.push(async () => client.destroy());
    return client;
  }

  /** The settings of a client of a service that answers with these bodies, one after the other. */
  private async serving(bodies: readonly object[]) {
    const aws = await FakeAws.start();
    aws.answer(...bodies.map((body) => ({ body })));
    this.closing.push(() => aws.stop());
    return aws.client;
  }

  private async pass(operation: string): Promise<void> {
    this.counts.set(operation, (this.counts.get(operation) ?? 0) + 1);
    if (this.milliseconds > 0) await pause(this.milliseconds);
  }
}
