import type { DynamoDBBatchResponse, DynamoDBRecord, SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { nameOf } from '../platform/log';
import { flipBoundary } from './boundaries/flip-boundary';
import { type ControlChange, controlChangeOf } from './control-record';
import type { Pause, ReactionDeps } from './deps';
import { type PublishDeps, publishEdge } from './edge/publish-edge';
import { boundary } from './payloads';

/** After this many seconds, the rest of a batch with a failure is left to the next delivery: the function has 30. */
const longestBatch = 10;

/**
 * One publish per site, however many of its records are in the batch; it writes the current state. Sites after a failed
 * one are still published, and again when Lambda delivers from the failure on, which changes nothing.
 */
export async function publishBatch(
  deps: PublishDeps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const published = new Set<string>();
  const until = deps.clock() + longestBatch;
  let failed: DynamoDBBatchResponse | undefined;
  for (const record of records) {
    const change = controlChangeOf(record);
    if (change?.kind !== 'site' || published.has(change.siteId)) continue;
    published.add(change.siteId);
    const failure = await failureOf(deps, record, change, () => publishEdge(deps, change.siteId));
    failed ??= failure;
    if (failed && deps.clock() > until) break;
  }
  return failed ?? { batchItemFailures: [] };
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
    const subject = change.kind === 'site' ? { siteId: change.siteId } : { subjectId: change.subjectId };
    log('stream-record-failed', { ...subject, error: nameOf(thrown) });
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
