import { executionName } from '../../aws/approval-flow';
import { versionsOf } from '../../commands/requirements/link';
import { type Subject, subjectIdOf } from '../../domain/voting/subject';
import type { ReactionDeps } from '../deps';
import type { RequestState } from './request-repairs';

/**
 * The stored state of each plan version of a subject, newest first: an older one may have an execution that was never
 * ended.
 */
export async function requestStates(
  { store }: ReactionDeps,
  subject: Subject,
  running: ReadonlySet<string>,
): Promise<Omit<RequestState, 'directory' | 'now'>[]> {
  const subjectId = subjectIdOf(subject);
  const versions = versionsOf(subject);
  const found = await store.load(versions.map((planVersion) => ({ kind: 'approval-request', subjectId, planVersion })));
  return versions.map((planVersion) => ({
    subject,
    planVersion,
    request: found.request(subjectId, planVersion),
    running: running.has(executionName({ subjectId, planVersion })),
  }));
}
