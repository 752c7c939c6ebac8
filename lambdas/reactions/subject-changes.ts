import { versionsUpTo } from '../commands/requirements/link';
import { subjectKeys } from '../commands/requirements/subject';
import type { RecordKey } from '../store/records';
import type { ControlChange } from './control-record';

/** What the stream records of one batch say about one subject. */
export interface SubjectChange {
  readonly subjectId: string;
  /** The window or the proposal changed, not only a request about it. */
  readonly changed: boolean;
  /** The highest plan version that is known of. */
  readonly lastPlanVersion: number;
  /** The window was approved. */
  readonly approved: boolean;
  /** The window's revisions before and after the changes. */
  readonly revisions: readonly number[];
  /** The plan versions whose requests changed. */
  readonly asked: readonly number[];
}

/** The changes of one subject as one: what follows from them depends only on the current state. */
export function combined(changes: readonly ControlChange[], subjectId: string): SubjectChange {
  const own = changes.flatMap((change) => (change.kind === 'subject' ? change : []));
  const asked = changes.flatMap((change) => (change.kind === 'approval-request' ? change.planVersion : []));
  return {
    subjectId,
    changed: own.length > 0,
    lastPlanVersion: Math.max(0, ...own.map(({ lastPlanVersion }) => lastPlanVersion), ...asked),
    approved: own.some(({ approved }) => approved),
    revisions: own.flatMap(({ revisions }) => revisions),
    asked: [...new Set(asked)],
  };
}

/** Everything that the reactions to a change look at, as far as the change tells. */
export function keysOf({ subjectId, lastPlanVersion, changed, approved, asked }: SubjectChange): RecordKey[] {
  const versions = new Set([...asked, ...(changed ? versionsUpTo(lastPlanVersion) : [])]);
  return [
    ...subjectKeys(subjectId),
    ...[...versions].map((planVersion) => ({ kind: 'approval-request', subjectId, planVersion }) as const),
    ...(changed ? [{ kind: 'notice-mails', subjectId } as const] : []),
    ...(approved ? [{ kind: 'directory' } as const] : []),
  ];
}
