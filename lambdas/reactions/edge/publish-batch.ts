import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { nameOf } from '../../platform/log';
import { logLate } from '../late-records';
import { publication } from '../payloads';
import { checkStore } from './check-store';
import type { PublishDeps } from './deps';
import { keepRoom, watchRoom } from './keep-room';
import { publishDue } from './publish-due';
import { publishEdge } from './publish-edge';

/** What publish-edge is given: records of the stream, or what a function of this stack asks. */
export async function onPublishEvent(deps: PublishDeps, event: DynamoDBStreamEvent | object): Promise<unknown> {
  if ('Records' in event) return publishBatch(deps, event.Records);
  const asked = publication.parse(event);
  if ('siteId' in asked) return publishEdge(deps, asked.siteId);
  if ('due' in asked) return publishDue(deps);
  await watchRoom(deps);
  return checkStore(deps);
}

/** The stream may deliver a change before whoever made it has called the publisher, and two at once are in each other's way. */
const GIVE_WAY_MS = 500;
/** Records older than this are delivered again, or late. */
const FRESH_SECONDS = 2;

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
  logLate(deps, records, 'edge-publishing-late');
  try {
    if (records.every((one) => isCalledFor(deps, one))) await deps.pause(GIVE_WAY_MS);
    const { left } = await publishDue(deps);
    if (left === 0) {
      await keepRoom(deps, records.flatMap(siteIdIn));
      return { batchItemFailures: [] };
    }
  } catch (thrown) {
    deps.log('stream-record-failed', { error: nameOf(thrown) });
  }
  return { batchItemFailures: [{ itemIdentifier: first.dynamodb?.SequenceNumber ?? '' }] };
}

const siteIdIn = ({ dynamodb }: DynamoDBRecord): string[] => [dynamodb?.NewImage?.siteId?.S ?? []].flat();

function isCalledFor({ clock }: PublishDeps, { dynamodb }: DynamoDBRecord): boolean {
  const { called, since } = dynamodb?.NewImage ?? {};
  return called?.BOOL === true && clock() - Number(since?.N) <= FRESH_SECONDS;
}
