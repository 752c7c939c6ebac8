import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { groupsOf } from '../platform/groups-of';
import { nameOf } from '../platform/log';
import { type ControlChangeDeps, onSubjectChange, repairSubject } from './control-change';
import { type ControlChange, controlChangeOf } from './control-record';
import { logLate } from './late-records';
import { subjectRepair } from './payloads';
import { askForProofs } from './proof/ask-for-proofs';
import { combined, keysOf, type SubjectChange } from './subject-changes';

/** What on-control-change is given: records of the stream, or `{repair}` from reconcile. */
export const onControlEvent = async (
  deps: ControlChangeDeps,
  event: DynamoDBStreamEvent | { readonly repair: unknown },
) => ('Records' in event ? controlBatch(deps, event.Records) : repairSubject(deps, subjectRepair.parse(event).repair));

/** So many subjects are worked on in parallel. */
const atOnce = 5;

/**
 * Reacts once to each subject of a batch, on one read of all of them. A subject that fails holds up no other: the answer names
 * the first record of the first that failed, and Lambda delivers again from there, which changes nothing for those that are done.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function controlBatch(
  deps: ControlChangeDeps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  logLate(deps, records, 'control-changes-late');
  const [unasked, failed] = await Promise.all([askForProofs(deps, records), reactTo(deps, changedSubjects(records))]);
  return { batchItemFailures: [...unasked, ...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}

/** @returns the sequence number of the first record of the first subject that failed */
async function reactTo(deps: ControlChangeDeps, changed: readonly ChangedSubject[]): Promise<readonly string[]> {
  const [first] = changed;
  if (!first) return [];
  try {
    const found = await deps.store.load(changed.flatMap(({ change }) => keysOf(change)));
    const failed: ChangedSubject[] = [];
    for (const group of groupsOf(changed, atOnce)) {
      const done = await Promise.all(
        group.map((one) => succeeds(deps, one, () => onSubjectChange(deps, one.change, found))),
      );
      failed.push(...group.filter((_, index) => !done[index]));
    }
    return failed.slice(0, 1).map(({ from }) => from);
  } catch (thrown) {
    deps.log('stream-record-failed', { subjectId: first.change.subjectId, error: nameOf(thrown) });
    return [first.from];
  }
}

interface ChangedSubject {
  readonly change: SubjectChange;
  /** Sequence number of its first record in the batch. */
  readonly from: string;
}

/** In the order of their first records. */
function changedSubjects(records: readonly DynamoDBRecord[]): ChangedSubject[] {
  const bySubject = new Map<string, { readonly from: string; readonly changes: ControlChange[] }>();
  for (const record of records) {
    const change = controlChangeOf(record);
    if (!change) continue;
    const known = bySubject.get(change.subjectId) ?? { from: record.dynamodb?.SequenceNumber ?? '', changes: [] };
    known.changes.push(change);
    bySubject.set(change.subjectId, known);
  }
  return [...bySubject].map(([subjectId, { from, changes }]) => ({ change: combined(changes, subjectId), from }));
}

async function succeeds(
  { log }: ControlChangeDeps,
  { change: { subjectId } }: ChangedSubject,
  react: () => Promise<void>,
): Promise<boolean> {
  try {
    await react();
    return true;
  } catch (thrown) {
    log('stream-record-failed', { subjectId, error: nameOf(thrown) });
    return false;
  }
}
