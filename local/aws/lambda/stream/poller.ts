import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller, InvokeResult, JsonObject, Runtime } from '../../gateway/service';
import type { Destinations } from '../destination';
import { type Delivery, deliver } from './deliver';
import { discardRecord } from './discard-record';
import type { StreamMapping } from './mapping';
import type { StreamReader } from './reader';
import type { WriteSignal } from './write-signal';

/**
 * From a write until the stream is read. Lambda reads four times a second, so what follows from a change does not run beside what is
 * still being done for whoever made it.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
const POLL_MS = 100;
/** The stream is polled this often even without a write signal, because another client may bypass the gateway. */
const IDLE_MS = 1_000;
const FAILED_MS = 2_000;
/** Between attempts: 50 ms, doubling, at most 5 s. */
const backOffMs = (attempts: number) => Math.min(5_000, 50 * 2 ** (attempts - 1));

interface Deps {
  readonly runtime: Runtime;
  readonly reader: StreamReader;
  readonly signal: WriteSignal;
  readonly destinations: Destinations;
  /** The function's role: Lambda polls on its behalf. */
  readonly caller: Caller;
}

/** Feeds one function from one stream, in order, until it is stopped. */
export class StreamPoller {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly mapping: StreamMapping,
    private readonly deps: Deps,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.deps.signal.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        if ((await this.turn()) === 0) await this.untilWritten();
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        this.deps.reader.forget();
        const message = error instanceof Error ? error.message : String(error);
        this.deps.runtime.log({ code: 'stream.failed', mapping: this.mapping.id, message });
        await this.pause(FAILED_MS).catch(() => {});
      }
    }
  }

  private async untilWritten(): Promise<void> {
    const isWritten = await this.deps.signal.next(IDLE_MS);
    if (isWritten) await this.pause(POLL_MS).catch(() => {});
  }

  /** @returns how many records there were, wanted or not. */
  private async turn(): Promise<number> {
    const { reader } = this.deps;
    this.authorize();
    let count = 0;
    for (const shardId of await reader.listShards()) {
      const records = await reader.read(shardId, this.mapping.batchSize);
      const last = records.at(-1);
      if (!last) continue;
      count += records.length;
      const wanted = records.map((record) => this.stamp(record)).filter((record) => this.mapping.accepts(record));
      await deliver(wanted, this.mapping, this.delivery(shardId));
      reader.checkpoint(shardId, last);
    }
    return count;
  }

  private delivery(shardId: string): Delivery {
    const { runtime, reader, destinations, caller } = this.deps;
    const functionArn = this.mapping.functionName;
    return {
      invoke: (records) => this.invoke(records),
      checkpoint: (record) => reader.checkpoint(shardId, record),
      clock: runtime.clock,
      backOff: (attempts) => this.pause(backOffMs(attempts)),
      discard: async (records, attempts, result) => {
        runtime.log({
          code: 'stream.discarded',
          mapping: this.mapping.id,
          records: records.length,
          error: result.error,
        });
        if (this.mapping.onFailure === undefined) return;
        const context = { functionArn, streamArn: this.mapping.streamArn, shardId, attempts, at: runtime.clock() };
        await destinations.send(this.mapping.onFailure, discardRecord(records, result, context), caller);
      },
    };
  }

  private async invoke(records: readonly JsonObject[]): Promise<InvokeResult> {
    const result = await this.deps.runtime.invoke(this.mapping.functionName, { Records: records });
    this.stopping.signal.throwIfAborted();
    return result;
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html lists what the role must be allowed. */
  private authorize(): void {
    const { runtime, caller } = this.deps;
    for (const action of ['DescribeStream', 'GetShardIterator', 'GetRecords']) {
      runtime.authorize(caller, `dynamodb:${action}`, this.mapping.streamArn);
    }
    runtime.authorize(caller, 'dynamodb:ListStreams', this.mapping.streamArn.replace(/stream\/.*$/, 'stream/*'));
  }

  private stamp(record: JsonObject): JsonObject {
    return { ...record, awsRegion: this.deps.runtime.region, eventSourceARN: this.mapping.streamArn };
  }

  private async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.stopping.signal });
  }
}
