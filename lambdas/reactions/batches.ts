import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSBatchResponse,
  SQSRecord,
} from 'aws-lambda';
import { nameOf } from '../platform/log';
import { flipBoundary } from './boundaries/flip-boundary';
import { type ControlChangeDeps, onControlChange, repairSubject } from './control-change';
import { type ControlChange, controlChangeOf } from './control-record';
import type { Pause, ReactionDeps } from './deps';
import { checkStore } from './edge/check-store';
import type { PublishDeps } from './edge/deps';
import { publishDue } from './edge/publish-due';
import { publishEdge } from './edge/publish-edge';
import { boundary, publication, subjectRepair } from './payloads';

/** What on-control-change is given: records of the stream, or `{repair}` from reconcile. */
export const onControlEvent = async (
  deps: ControlChangeDeps,
  event: DynamoDBStreamEvent | { readonly repair: unknown },
) => ('Records' in event ? controlBatch(deps, event.Records) : repairSubject(deps, subjectRepair.parse(event).repair));

/**
 * Processes stream records in order, up to the first that fails: Lambda delivers again from there, so later records
 * would be processed twice.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function controlBatch(
  deps: ControlChangeDeps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  for (const record of records) {
    const change = controlChangeOf(record);
    const failed = change && (await failureOf(deps, record, change, () => onControlChange(deps, change)));
    if (failed) return failed;
  }
  return { batchItemFailures: [] };
}

/** What publish-edge is given: records of the stream, or what a function of this stack asks. */
export async function onPublishEvent(deps: PublishDeps, event: DynamoDBStreamEvent | object): Promise<unknown> {
  if ('Records' in event) return publishBatch(deps, event.Records);
  const asked = publication.parse(event);
  if ('siteId' in asked) return publishEdge(deps, asked.siteId);
  return 'due' in asked ? publishDue(deps) : checkStore(deps);
}

/**
 * Records say that something is due; what is, the table says. Usually it was published already. Whatever could not be is
 * delivered again, as the whole batch.
 */
export async function publishBatch(
  deps: PublishDeps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const [first] = records;
  if (!first) return { batchItemFailures: [] };
  try {
    const { left } = await publishDue(deps);
    if (left === 0) return { batchItemFailures: [] };
  } catch (thrown) {
    deps.log('stream-record-failed', { error: nameOf(thrown) });
  }
  return { batchItemFailures: [{ itemIdentifier: first.dynamodb?.SequenceNumber ?? '' }] };
}

async function failureOf(
  { log }: ReactionDeps,
  record: DynamoDBRecord,
  change: ControlChange,
  react: () => Promise<unknown>,
): Promise<DynamoDBBatchResponse | undefined> {
  try {
    await react();
    return undefined;
  } catch (thrown) {
    log('stream-record-failed', { subjectId: change.subjectId, error: nameOf(thrown) });
    return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
  }
}

/**
 * Handles each message separately. One that came early or failed is delivered again after the queue's visibility
 * timeout.
 */
export async function flipBatch(
  deps: ReactionDeps & { readonly pause: Pause },
  messages: readonly SQSRecord[],
): Promise<SQSBatchResponse> {
  const done = await Promise.all(messages.map((message) => flipMessage(deps, message)));
  const again = messages.filter((_, index) => !done[index]);
  return { batchItemFailures: again.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

async function flipMessage(deps: ReactionDeps & { readonly pause: Pause }, message: SQSRecord): Promise<boolean> {
  try {
    return (await flipBoundary(deps, boundary.parse(JSON.parse(message.body)))) !== 'early';
  } catch (thrown) {
    deps.log('queue-message-failed', { error: nameOf(thrown) });
    return false;
  }
}
