import { z } from 'zod';
import type { InvokeResult, Resource, Runtime, Template } from '../gateway/service';
import { md5, type Received } from './message-store';
import type { Queues } from './queues';

const pollMs = 100;
/** The pause after a refused poll, so that a missing permission shows up in the log without flooding it. */
const refusedMs = 5000;
/** Lambda starts with five concurrent batches: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const usualConcurrency = 5;

interface Mapping {
  readonly queueArn: string;
  readonly functionArn: string;
  readonly roleArn: string;
  readonly batchSize: number;
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency: number;
}

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.coerce.number().default(10),
  Enabled: z.boolean().default(true),
  FunctionResponseTypes: z.array(z.string()).default([]),
  // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html#events-sqs-max-concurrency
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number().min(2).max(1000) }).optional(),
});
const failuresSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() });

/** Feeds the functions that the template maps to queues; each poll and delete uses the function's role. */
export class QueuePollers {
  readonly #runtime: Runtime;
  readonly #queues: Queues;
  readonly #mappings: readonly Mapping[];
  readonly #timers = new Set<NodeJS.Timeout>();
  /** By mapping: a queue whose function is slow delays no other queue. */
  readonly #busy = new Map<Mapping, Set<Promise<void>>>();

  constructor(runtime: Runtime, queues: Queues) {
    this.#runtime = runtime;
    this.#queues = queues;
    this.#mappings = mappingsOf(runtime.template);
  }

  /** @throws AwsError when a function's role may not read its queue: AWS refuses to create such a mapping */
  start(): void {
    for (const mapping of this.#mappings) {
      this.#queues.attributes(this.#runtime.roleCaller(mapping.roleArn), mapping.queueArn);
      if (!this.#runtime.schedulesDisabled) this.#schedule(mapping, 0);
    }
  }

  /** Waits for the batches in flight. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all([...this.#busy.values()].flatMap((batches) => [...batches]));
  }

  #schedule(mapping: Mapping, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#schedule(mapping, this.#poll(mapping));
    }, delayMs);
    this.#timers.add(timer);
  }

  /** Takes one batch if there is one. @returns milliseconds until the next poll */
  #poll(mapping: Mapping): number {
    const busy = this.#busy.get(mapping)?.size ?? 0;
    if (busy >= mapping.maximumConcurrency || !this.#queues.hasVisible(mapping.queueArn)) return pollMs;
    try {
      const caller = this.#runtime.roleCaller(mapping.roleArn);
      const batch = this.#queues.receive(caller, mapping.queueArn, mapping.batchSize);
      this.#runtime.count('sqs', 'ReceiveMessage', 'event source');
      if (batch.length > 0) this.#track(mapping, this.#deliver(mapping, batch));
      return 0;
    } catch (error) {
      this.#runtime.log({ code: 'queue-poll-refused', queue: mapping.queueArn, error: String(error) });
      return refusedMs;
    }
  }

  #track(mapping: Mapping, work: Promise<void>): void {
    const batches = this.#busy.get(mapping) ?? new Set();
    this.#busy.set(mapping, batches);
    const tracked = work
      .catch((error: unknown) => this.#runtime.log({ code: 'queue-batch-failed', error: String(error) }))
      .finally(() => batches.delete(tracked));
    batches.add(tracked);
  }

  /**
   * Deletes what the function took. The rest becomes visible again after the visibility timeout, also after a crash.
   */
  async #deliver(mapping: Mapping, batch: readonly Received[]): Promise<void> {
    const { functionArn, queueArn } = mapping;
    const Records = batch.map((message) => toRecord(message, queueArn, this.#runtime.region));
    const result = await this.#runtime.invoke(functionArn, { Records });
    const failed = failedIds(mapping, batch, result);
    const caller = this.#runtime.roleCaller(mapping.roleArn);
    // Lambda deletes a batch with one request.
    this.#runtime.count('sqs', 'DeleteMessageBatch', 'event source');
    for (const message of batch) {
      if (!failed.has(message.id)) this.#queues.delete(caller, queueArn, message.receiptHandle);
    }
    const code = failed.size > 0 ? 'queue-batch-partly-failed' : 'queue-batch-delivered';
    this.#runtime.log({ code, queue: queueArn, messages: batch.length, failed: failed.size });
  }
}

/** An unreadable answer, or one naming an unknown message, fails the whole batch, as in AWS. */
function failedIds(mapping: Mapping, batch: readonly Received[], result: InvokeResult): ReadonlySet<string> {
  const all = new Set(batch.map((message) => message.id));
  if (result.error) return all;
  if (!mapping.reportsItemFailures || result.payload === null || result.payload === undefined) return new Set();
  const answer = failuresSchema.safeParse(result.payload);
  if (!answer.success) return all;
  const failed = new Set((answer.data.batchItemFailures ?? []).map((item) => item.itemIdentifier));
  return [...failed].every((id) => all.has(id)) ? failed : all;
}

function mappingsOf(template: Template): readonly Mapping[] {
  return template
    .ofType('AWS::Lambda::EventSourceMapping')
    .map((resource) => mappingSchema.parse(resource.properties))
    .filter((mapping) => mapping.Enabled && mapping.EventSourceArn.startsWith('arn:aws:sqs:'))
    .map((mapping) => {
      const target = functionNamed(template, mapping.FunctionName);
      checkVisibility(template, mapping.EventSourceArn, target);
      return {
        queueArn: mapping.EventSourceArn,
        functionArn: target.arn,
        roleArn: z.string().parse(target.properties.Role),
        batchSize: mapping.BatchSize,
        reportsItemFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        maximumConcurrency: mapping.ScalingConfig?.MaximumConcurrency ?? usualConcurrency,
      };
    });
}

/** Lambda refuses such a mapping. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
function checkVisibility(template: Template, queueArn: string, { logicalId, properties }: Resource): void {
  const visible = Number(template.byArn(queueArn)?.properties.VisibilityTimeout ?? 30);
  const timeout = Number(properties.Timeout ?? 3);
  if (visible >= timeout) return;
  throw new Error(`${queueArn} shows messages again after ${visible} s, but ${logicalId} may take ${timeout} s`);
}

function functionNamed(template: Template, nameOrArn: string): Resource {
  const found = template
    .ofType('AWS::Lambda::Function')
    .find((each) => each.arn === nameOrArn || each.physicalId === nameOrArn);
  if (found === undefined) throw new Error(`The event source mapping names an unknown function: ${nameOrArn}`);
  return found;
}

function toRecord(message: Received, queueArn: string, awsRegion: string): object {
  const attributes = Object.entries(message.attributes).map(([name, { DataType, StringValue }]) => [
    name,
    { dataType: DataType, stringValue: StringValue, stringListValues: [], binaryListValues: [] },
  ]);
  return {
    messageId: message.id,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    },
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion,
  };
}
