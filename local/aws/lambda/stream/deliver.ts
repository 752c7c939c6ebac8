import type { InvokeResult, JsonObject } from '../../gateway/service';
import { asObject, asText, isObject } from '../../template/cloudformation';
import type { StreamMapping } from './mapping';

export interface Delivery {
  invoke(records: readonly JsonObject[]): Promise<InvokeResult>;
  /** All records up to and including this one are done. */
  checkpoint(record: JsonObject): void;
  /** The records that were given up, with the function's last answer. */
  discard(records: readonly JsonObject[], attempts: number, result: InvokeResult): Promise<void>;
  /** @throws when the runtime is stopping: the position does not change. */
  backOff(attempts: number): Promise<void>;
  /** Epoch milliseconds. */
  clock(): number;
}

/**
 * Delivers a batch until each record is handled or given up. A partial answer keeps what came before the first failure;
 * a failing batch is halved where the mapping bisects, and halving costs no retry, as in Lambda.
 */
export async function deliver(
  records: readonly JsonObject[],
  mapping: Pick<StreamMapping, 'bisect' | 'maximumRetries' | 'maximumAgeMs' | 'reportsItemFailures'>,
  delivery: Delivery,
): Promise<void> {
  let rest = records;
  for (let attempts = 1; rest.length > 0; attempts++) {
    const result = await delivery.invoke(rest);
    const failed = firstFailure(rest, result, mapping.reportsItemFailures);
    const done = rest[failed - 1];
    if (done) delivery.checkpoint(done);
    rest = rest.slice(failed);
    const [oldest] = rest;
    if (!oldest) return;
    if (mapping.bisect && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      await delivery.backOff(attempts);
      await deliver(rest.slice(0, middle), mapping, delivery);
      return deliver(rest.slice(middle), mapping, delivery);
    }
    if (attempts > mapping.maximumRetries || ageOf(oldest, delivery.clock()) > mapping.maximumAgeMs) {
      return giveUp(rest, attempts, result, delivery);
    }
    await delivery.backOff(attempts);
  }
}

async function giveUp(rest: readonly JsonObject[], attempts: number, result: InvokeResult, delivery: Delivery) {
  await delivery.discard(rest, attempts, result);
  const last = rest.at(-1);
  if (last) delivery.checkpoint(last);
}

/** Index of the first record that must be delivered again; the batch's length when there is none. */
function firstFailure(records: readonly JsonObject[], result: InvokeResult, reports: boolean): number {
  if (result.error) return 0;
  if (!reports || typeof result.payload !== 'object' || result.payload === null) return records.length;
  const failures: unknown = Reflect.get(result.payload, 'batchItemFailures');
  if (!Array.isArray(failures) || failures.length === 0) return records.length;
  const failed = failures.map((failure: unknown) =>
    records.findIndex((record) => sequenceNumberOf(record) === itemIdentifierOf(failure)),
  );
  return Math.max(0, Math.min(...failed));
}

const itemIdentifierOf = (failure: unknown) =>
  typeof failure === 'object' && failure !== null ? Reflect.get(failure, 'itemIdentifier') : undefined;

export function sequenceNumberOf(record: JsonObject): string {
  return asText(asObject(record.dynamodb, 'A stream record').SequenceNumber, 'SequenceNumber');
}

function ageOf({ dynamodb }: JsonObject, now: number): number {
  const created = isObject(dynamodb) ? dynamodb.ApproximateCreationDateTime : undefined;
  return typeof created === 'number' ? now - created * 1000 : 0;
}
