import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { EpochSeconds } from '../domain/actor';

/** A reminder of a window at an instant. */
interface Reminder {
  readonly windowId: string;
  readonly at: EpochSeconds;
}

/** One-time schedules that ask for a reminder: at least once, within a minute after the instant. */
export interface ReminderSchedules {
  /** Harmless when it is there already. */
  arm(reminder: Reminder): Promise<void>;
  /** Those that have fired remove themselves. */
  disarm(reminder: Reminder): Promise<void>;
}

export interface ReminderSettings {
  readonly group: string;
  readonly functionArn: string;
  readonly roleArn: string;
  readonly deadLetterQueueArn: string;
}

/**
 * `[0-9a-zA-Z-_.]`, ≤ 64: 51 (windowId) leave room for the instant. It is part of the name, so that a schedule that fires, and
 * then removes itself, is never the one that was made meanwhile.
 */
const reminderName = ({ windowId, at }: Reminder): string => `n-${windowId}-${at.toString(36)}`;

/** A reminder that could not be delivered for an hour is not worth much; reconcile finds it sooner. */
const retryPolicy = { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10 };

export function createReminderSchedules(client: SchedulerClient, settings: ReminderSettings): ReminderSchedules {
  const { group, functionArn, roleArn, deadLetterQueueArn } = settings;
  return {
    async arm(reminder) {
      const create = new CreateScheduleCommand({
        GroupName: group,
        Name: reminderName(reminder),
        ScheduleExpression: `at(${new Date(reminder.at * 1000).toISOString().slice(0, 19)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        State: 'ENABLED',
        Target: {
          Arn: functionArn,
          RoleArn: roleArn,
          Input: JSON.stringify({ windowId: reminder.windowId }),
          DeadLetterConfig: { Arn: deadLetterQueueArn },
          RetryPolicy: retryPolicy,
        },
      });
      await client.send(create).catch(unless(ConflictException));
    },
    async disarm(reminder) {
      const remove = new DeleteScheduleCommand({ GroupName: group, Name: reminderName(reminder) });
      await client.send(remove).catch(unless(ResourceNotFoundException));
    },
  };
}

/** Passes on every error but one. */
const unless = (expected: typeof ConflictException | typeof ResourceNotFoundException) => (thrown: unknown) => {
  if (!(thrown instanceof expected)) throw thrown;
};
