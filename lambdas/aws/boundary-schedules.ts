import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  ListSchedulesCommand,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { type Boundary, boundaryPayload } from './boundary';

type BoundaryId = Pick<Boundary, 'windowId' | 'revision' | 'boundary'>;

/** Reads entries without changing them. */
export interface ScheduleInspection {
  /**
   * Names of all entries of windows, as `scheduleName` makes them; 100 per call to Scheduler. An entry that is made or
   * removed meanwhile may or may not be among them.
   */
  names(): Promise<ReadonlySet<string>>;
}

/** Scheduler entries of one group, one per boundary. They fire at least once, within a minute after the instant. */
export interface BoundarySchedules {
  /**
   * @param at epoch seconds, in the future
   * @param maximumAgeSeconds how long Scheduler keeps trying after the instant, 60–86400
   * @returns `kept` when the same entry was there already
   */
  arm(boundary: Boundary, at: number, maximumAgeSeconds: number): Promise<'created' | 'updated' | 'kept'>;
  /** Removes an entry. Entries that have fired remove themselves. */
  disarm(boundary: BoundaryId): Promise<void>;
}

export interface ScheduleSettings {
  readonly group: string;
  readonly flipFunctionArn: string;
  readonly roleArn: string;
  readonly deadLetterQueueArn: string;
}

const namePrefix = 'w-';
/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html */
const namesPerPage = 100;

/** `[0-9a-zA-Z-_.]`, ≤ 64: 24 (site) + 26 (ulid) leave 8 digits for the revision. */
export const scheduleName = ({ windowId, revision, boundary }: BoundaryId) =>
  `${namePrefix}${windowId}-${revision}-${boundary === 'start' ? 's' : 'e'}`;

export function createBoundarySchedules(client: SchedulerClient, settings: ScheduleSettings): BoundarySchedules {
  const { group } = settings;
  return {
    async arm(boundary, at, maximumAgeSeconds) {
      const wanted = entry(settings, boundary, at, maximumAgeSeconds);
      try {
        await client.send(new CreateScheduleCommand(wanted));
        return 'created';
      } catch (thrown) {
        if (!isNamed(thrown, 'ConflictException')) throw thrown;
      }
      const found = await client.send(new GetScheduleCommand({ GroupName: group, Name: wanted.Name }));
      if (fingerprint(found) === fingerprint(wanted)) return 'kept';
      await client.send(new UpdateScheduleCommand(wanted));
      return 'updated';
    },
    async disarm(boundary) {
      await present(client.send(new DeleteScheduleCommand({ GroupName: group, Name: scheduleName(boundary) })));
    },
  };
}

export const createScheduleInspection = (client: SchedulerClient, group: string): ScheduleInspection => ({
  async names() {
    const names = new Set<string>();
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListSchedulesCommand({
          GroupName: group,
          NamePrefix: namePrefix,
          MaxResults: namesPerPage,
          NextToken: token,
        }),
      );
      for (const { Name = '' } of page.Schedules ?? []) names.add(Name);
      token = page.NextToken;
    } while (token !== undefined);
    return names;
  },
});

/** UpdateSchedule replaces every field, so create and update send the same complete entry. */
function entry(settings: ScheduleSettings, boundary: Boundary, at: number, maximumAgeSeconds: number) {
  return {
    GroupName: settings.group,
    Name: scheduleName(boundary),
    ScheduleExpression: `at(${new Date(at * 1000).toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    State: 'ENABLED',
    Target: {
      Arn: settings.flipFunctionArn,
      RoleArn: settings.roleArn,
      Input: boundaryPayload(boundary),
      DeadLetterConfig: { Arn: settings.deadLetterQueueArn },
      RetryPolicy: { MaximumEventAgeInSeconds: maximumAgeSeconds, MaximumRetryAttempts: 185 },
    },
  } satisfies CreateScheduleCommandInput;
}

const fingerprint = (found: CreateScheduleCommandInput | GetScheduleCommandOutput): string =>
  JSON.stringify([
    found.ScheduleExpression,
    found.ScheduleExpressionTimezone,
    found.FlexibleTimeWindow?.Mode,
    found.ActionAfterCompletion,
    found.State,
    found.Target?.Arn,
    found.Target?.RoleArn,
    found.Target?.Input,
    found.Target?.DeadLetterConfig?.Arn,
    found.Target?.RetryPolicy?.MaximumEventAgeInSeconds,
    found.Target?.RetryPolicy?.MaximumRetryAttempts,
  ]);

const isNamed = (thrown: unknown, name: string): boolean => thrown instanceof Error && thrown.name === name;

async function present(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (thrown) {
    if (isNamed(thrown, 'ResourceNotFoundException')) return false;
    throw thrown;
  }
}
