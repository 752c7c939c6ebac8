import type { EpochSeconds } from '../../domain/actor';
import type { Question } from '../../domain/voting/question';

/** When those who have not voted are asked again. */
function reminderTimes({ decideBy, rules }: Question): readonly EpochSeconds[] {
  return rules.remindBeforeSeconds.map((before) => decideBy - before);
}

/** Seconds until the flow looks again: at the next reminder time or the deadline; at least one, should a clock run ahead. */
export function secondsToWait(question: Question, now: EpochSeconds): number {
  const ahead = reminderTimes(question).filter((at) => at > now);
  return Math.max(1, Math.min(question.decideBy, ...ahead) - now);
}

/** Whether a reminder time passed since somebody was last mailed. Several that passed meanwhile are one reminder. */
export function isReminderDue(question: Question, mailedAt: EpochSeconds, now: EpochSeconds): boolean {
  return reminderTimes(question).some((at) => mailedAt < at && at <= now);
}
