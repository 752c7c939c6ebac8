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

/** A window that is to be put at the edge later, because it is far ahead. */
export type FarWindow = Pick<Boundary, 'windowId' | 'revision'> & { readonly siteId: string };

/** An entry for a boundary, or for the instant at which a window comes near. */
type EntryId = Pick<Boundary, 'windowId' | 'revision'> & { readonly boundary: Boundary['boundary'] | 'arming' };

/** Reads entries without changing them. */
export interface ScheduleInspection {
  /**
   * Names of all entries of windows, as `scheduleName` makes them; 100 per call to Scheduler. An entry that is made or
   * removed meanwhile may or may not be among them.
   */
  names(): Promise<ReadonlySet<string>>;
}

/**
 * Scheduler entries of one group: one per boundary, and one for when a window that is far ahead comes near. They fire at least
 * once, within a minute after the instant.
 */
export interface BoundarySchedules {
  /**
   * @param at epoch seconds, in the future
   * @param maximumAgeSeconds how long Scheduler keeps trying after the instant, 60–86400
   * @returns `kept` when the same entry was there already
   */
  arm(boundary: Boundary, at: number, maximumAgeSeconds: number): Promise<'created' | 'updated' | 'kept'>;
  /** Has the site of a window published when that comes near. @param at epoch seconds, in the future */
  publishAt(window: FarWindow, at: number): Promise<'created' | 'updated' | 'kept'>;
  /** Removes an entry. Entries that have fired remove themselves. */
  disarm(boundary: EntryId): Promise<void>;
}

export interface ScheduleSettings {
  readonly group: string;
  readonly flipFunctionArn: string;
  readonly publishFunctionArn: string;
  readonly roleArn: string;
  readonly deadLetterQueueArn: string;
}

const namePrefix = 'w-';
/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html */
const namesPerPage = 100;

/** `[0-9a-zA-Z-_.]`, ≤ 64: 24 (site) + 26 (ulid) leave 8 digits for the revision. */
export const scheduleName = ({ windowId, revision, boundary }: EntryId) =>
  `${namePrefix}${windowId}-${revision}-${suffixes[boundary]}`;

const suffixes = { start: 's', end: 'e', arming: 'a' } as const;

/** Scheduler takes 60–86400 s. The edge still needs a window that comes a day late. */
const LONGEST_AGE_SECONDS = 86_400;

export function createBoundarySchedules(client: SchedulerClient, settings: ScheduleSettings): BoundarySchedules {
  const { group } = settings;
  const put = async (wanted: CreateScheduleCommandInput) => {
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
  };
  return {
    arm: (boundary, at, maximumAgeSeconds) =>
      put(
        entry(settings, scheduleName(boundary), at, {
          Arn: settings.flipFunctionArn,
          Input: boundaryPayload(boundary),
          maximumAgeSeconds,
        }),
      ),
    publishAt: ({ siteId, ...window }, at) =>
      put(
        entry(settings, scheduleName({ ...window, boundary: 'arming' }), at, {
          Arn: settings.publishFunctionArn,
          Input: JSON.stringify({ siteId }),
          maximumAgeSeconds: LONGEST_AGE_SECONDS,
        }),
      ),
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

/** What an entry invokes. */
interface Call {
  readonly Arn: string;
  readonly Input: string;
  readonly maximumAgeSeconds: number;
}

/** UpdateSchedule replaces every field, so create and update send the same complete entry. */
function entry(settings: ScheduleSettings, name: string, at: number, { maximumAgeSeconds, ...target }: Call) {
  return {
    GroupName: settings.group,
    Name: name,
    ScheduleExpression: `at(${new Date(at * 1000).toISOString().slice(0, 19)})`,
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    State: 'ENABLED',
    Target: {
      ...target,
      RoleArn: settings.roleArn,
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
