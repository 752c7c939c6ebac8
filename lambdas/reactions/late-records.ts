import type { DynamoDBRecord } from 'aws-lambda';
import type { ReactionDeps } from './deps';

/** Approvers should have their mails, and the edge a change, within two minutes. */
const lateSeconds = 60;

/** Logs, for the alarm, that a function is behind the stream. */
export function logLate(
  { clock, log }: Pick<ReactionDeps, 'clock' | 'log'>,
  records: readonly DynamoDBRecord[],
  code: 'control-changes-late' | 'edge-publishing-late' | 'events-late' | 'audit-archive-late',
): void {
  const made = records.flatMap(({ dynamodb }) => dynamodb?.ApproximateCreationDateTime ?? []);
  const seconds = Math.floor(clock() - Math.min(...made));
  if (made.length > 0 && seconds >= lateSeconds) log(code, { seconds });
}
