import { type Subject, subjectIdOf } from '../../domain/voting/subject';
import type { Snapshot } from '../../store/snapshot';
import type { ExecutionDeps } from './drive-executions';
import { newestOf, noticesOf } from './notices';

/**
 * Has people mailed about what was done to a window or a proposal. notify-approvers decides whom, so calling this twice
 * mails once.
 *
 * @param found who was mailed which notices
 */
export async function sendNotices(deps: ExecutionDeps, subject: Subject, found: Snapshot): Promise<void> {
  const subjectId = subjectIdOf(subject);
  const newest = newestOf(noticesOf(subject));
  if (newest === 0 || newest <= found.noticeMails(subjectId).doneVersion) return;
  const { planVersion } = subject.kind === 'window' ? subject.window : subject.proposal;
  await deps.functions.send(deps.notifyApprovers, { subjectId, planVersion, notices: true });
}
