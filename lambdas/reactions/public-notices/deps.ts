import type { NoticeTopics } from '../../aws/notice-topics';
import type { ReminderSchedules } from '../../aws/reminder-schedules';
import type { Pause, ReactionDeps } from '../deps';

export interface PublicNoticeDeps extends Pick<ReactionDeps, 'store' | 'clock' | 'log'> {
  readonly topics: NoticeTopics;
  readonly reminders: ReminderSchedules;
  readonly pause: Pause;
}
