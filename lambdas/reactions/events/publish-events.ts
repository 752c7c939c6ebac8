import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { EventBus } from '../../aws/event-bus';
import { nameOf } from '../../platform/log';
import type { Snapshot } from '../../store/snapshot';
import type { Pause, ReactionDeps } from '../deps';
import { logLate } from '../late-records';
import { auditRecordOf, type MovedEntry } from './audit-record';
import { factsKeys, presentEvent } from './present-event';
import { type Positioned, putInOrder } from './put-in-order';

export interface PublishEventsDeps extends Pick<ReactionDeps, 'store' | 'clock' | 'log'> {
  readonly bus: EventBus;
  readonly pause: Pause;
  /** The stack's name, which tells the events of two stacks apart. */
  readonly stack: string;
}

interface Placed {
  readonly entry: MovedEntry;
  readonly position: string;
}

/**
 * Publishes an event for each new entry of the audit table, and says when an entry was changed. What the bus did not take comes
 * again with everything after it, with the same ids.
 */
export async function publishEvents(
  deps: PublishEventsDeps,
  { Records }: DynamoDBStreamEvent,
): Promise<DynamoDBBatchResponse> {
  logLate(deps, Records, 'events-late');
  const moved = Records.flatMap((record) => movedIn(deps, record));
  const [first] = moved;
  if (!first) return { batchItemFailures: [] };
  try {
    const found = await deps.store.load(moved.flatMap(({ entry }) => factsKeys(entry)));
    const left = await putInOrder(
      deps,
      moved.flatMap((placed) => presented(deps, placed, found)),
    );
    deps.log('events-published', { count: moved.length - left.length });
    return answer(
      deps,
      moved.find(({ position }) => left.includes(position)),
      'refused',
    );
  } catch (thrown) {
    return answer(deps, first, nameOf(thrown));
  }
}

function movedIn({ log }: PublishEventsDeps, record: DynamoDBRecord): Placed[] {
  const read = auditRecordOf(record);
  if (read.kind === 'changed') log('audit-changed', { chain: read.chain, sequence: read.sequence });
  return read.kind === 'moved' ? [{ entry: read.entry, position: record.dynamodb?.SequenceNumber ?? '' }] : [];
}

/** An entry that makes no valid event holds up no other: it would fail again each time. */
function presented({ log, stack }: PublishEventsDeps, { entry, position }: Placed, found: Snapshot): Positioned[] {
  const { chain, sequence } = entry;
  try {
    return [{ event: presentEvent(entry, found, stack), chain, position }];
  } catch (thrown) {
    log('event-invalid', { chain, sequence, error: nameOf(thrown) });
    return [];
  }
}

function answer({ log }: PublishEventsDeps, failed: Placed | undefined, error: string): DynamoDBBatchResponse {
  if (!failed) return { batchItemFailures: [] };
  const { chain, sequence } = failed.entry;
  log('event-not-published', { chain, sequence, error });
  return { batchItemFailures: [{ itemIdentifier: failed.position }] };
}
