import { subjectIdOf } from '../../domain/voting/subject';
import { isNoticeDue, type NoticeState, pendingNotices } from '../approval/notices';
import { GRACE_SECONDS, type Repair } from './repair';

/**
 * Somebody was not told of something that was done a while ago: the mail was lost, failed, or had to wait after another
 * one.
 */
export function noticeRepair(facts: NoticeState, now: number): Repair | undefined {
  const { subject, mails } = facts;
  const overdue = pendingNotices(facts).flatMap(({ personId, notices }) => {
    const old = notices.filter(({ at }) => now >= at + GRACE_SECONDS);
    return isNoticeDue(old, mails.people[personId], now) ? old : [];
  });
  if (overdue.length === 0) return undefined;
  const subjectId = subjectIdOf(subject);
  const { planVersion } = subject.kind === 'window' ? subject.window : subject.proposal;
  const payload = { subjectId, planVersion, notices: true };
  return {
    finding: 'unmailed-notices',
    act: 'notifyApprovers',
    payload,
    at: Math.min(...overdue.map(({ at }) => at)),
    subjectId,
  };
}
