import type { DynamoDBRecord } from 'aws-lambda';
import type { Functions } from '../../aws/functions';
import { nameOf } from '../../platform/log';
import type { ReactionDeps } from '../deps';

export interface AskForProofDeps extends ReactionDeps {
  readonly functions: Functions;
  /** The function that asks sites; `none` where boundaries are not proved. */
  readonly proveFlip: string;
}

/**
 * Has the boundaries proved that a batch of the stream says were recorded. A call that is accepted is kept by Lambda until
 * it succeeds or ends in the queue of undelivered changes.
 *
 * @returns the sequence numbers of the records that are to be delivered again
 */
export async function askForProofs(deps: AskForProofDeps, records: readonly DynamoDBRecord[]): Promise<string[]> {
  const failed = await Promise.all(records.map((record) => askForProof(deps, record)));
  return failed.flat();
}

async function askForProof({ functions, proveFlip, log }: AskForProofDeps, record: DynamoDBRecord): Promise<string[]> {
  const image = record.dynamodb?.NewImage;
  if (image?.type?.S !== 'proof-due' || proveFlip === 'none') return [];
  const windowId = image.windowId?.S ?? '';
  try {
    await functions.send(proveFlip, { windowId, boundary: image.boundary?.S });
    return [];
  } catch (thrown) {
    log('stream-record-failed', { subjectId: windowId, error: nameOf(thrown) });
    return [record.dynamodb?.SequenceNumber ?? ''];
  }
}
