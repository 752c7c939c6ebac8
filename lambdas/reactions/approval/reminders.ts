import type { EpochSeconds } from '../../domain/actor';
import type { Question } from '../../domain/voting/question';

/** When those who have not voted are reminded. */
function reminderTimes({ decideBy, rules }: Question): readonly EpochSeconds[] {
  return rules.remindBeforeSeconds.map((before) => decideBy - before);
}

/**
 * A plan that is changed often is mailed to each approver at most this often within this many seconds. The next mail
 * waits that long, and asks about the plan as it is then.
 */
export const mostQuestions = 3;
export const questionPauseSeconds = 120;

/** When mails are sent that had to wait because of mails about earlier plans. */
const pauseEnds = ({ planVersion, askedAt }: Question): EpochSeconds[] =>
  planVersion > mostQuestions ? [askedAt + questionPauseSeconds] : [];

/** When the execution wakes up: at each reminder time that is left, and last at the deadline. */
export function wakeUps(question: Question, now: EpochSeconds): EpochSeconds[] {
  const { decideBy } = question;
  const ahead = [...reminderTimes(question), ...pauseEnds(question)].filter((at) => at > now && at < decideBy);
  return [...new Set([...ahead, decideBy])].sort((one, other) => one - other);
}

/**
 * Seconds until the execution looks again: at the next reminder time or the deadline; at least one second, in case a
 * clock is ahead.
 */
export function secondsToWait(question: Question, now: EpochSeconds): number {
  return Math.max(1, Math.min(...wakeUps(question, now)) - now);
}

/**
 * Whether a reminder time has passed since somebody was last mailed. Several reminder times in between make one
 * reminder.
 */
export function isReminderDue(question: Question, mailedAt: EpochSeconds, now: EpochSeconds): boolean {
  return reminderTimes(question).some((at) => mailedAt < at && at <= now);
}
