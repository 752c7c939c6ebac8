import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { createBoundarySchedules, createScheduleInspection, scheduleName } from '../../lambdas/aws/boundary-schedules';
import { withAws } from './aws';

const settings = {
  group: 'quiesce-boundaries',
  flipFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:flip',
  publishFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:publish',
  roleArn: 'arn:aws:iam::111122223333:role/scheduler',
  deadLetterQueueArn: 'arn:aws:sqs:eu-central-1:111122223333:undelivered',
};
const boundary = { windowId: 'demo.01K', planVersion: 1, revision: 7, boundary: 'start' as const };
const at = Date.UTC(2026, 10, 23, 10, 0, 5) / 1000;
const path = '/schedules/w-demo.01K-7-s';

const entry = {
  GroupName: 'quiesce-boundaries',
  ScheduleExpression: 'at(2026-11-23T10:00:05)',
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  State: 'ENABLED',
  Target: {
    Arn: settings.flipFunctionArn,
    RoleArn: settings.roleArn,
    Input: '{"windowId":"demo.01K","planVersion":1,"revision":7,"boundary":"start"}',
    DeadLetterConfig: { Arn: settings.deadLetterQueueArn },
    RetryPolicy: { MaximumEventAgeInSeconds: 600, MaximumRetryAttempts: 185 },
  },
};

describe('boundary schedules', () => {
  const { aws } = withAws();
  const schedules = () => createBoundarySchedules(new SchedulerClient(aws().client), settings);

  it('fire once at the instant, remove themselves and leave what failed in a queue', async () => {
    aws().answer({ body: { ScheduleArn: 'arn' } });

    expect(await schedules().arm(boundary, at, 600)).toBe('created');

    expect(aws().actions()).toEqual([`POST ${path}`]);
    expect(aws().bodies()).toEqual([expect.objectContaining(entry)]);
  });

  it('publish a site when a window of it comes near, for as long as a day after', async () => {
    aws().answer({ body: { ScheduleArn: 'arn' } });

    await schedules().publishAt({ windowId: 'demo.01K', revision: 7, siteId: 'demo' }, at);

    expect(aws().actions()).toEqual(['POST /schedules/w-demo.01K-7-a']);
    const Target = {
      ...entry.Target,
      Arn: settings.publishFunctionArn,
      Input: '{"siteId":"demo"}',
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
    };
    expect(aws().bodies()).toEqual([expect.objectContaining({ ...entry, Target })]);
  });

  it('are kept when the same one exists', async () => {
    aws().refuse('ConflictException', 'exists', 409);
    aws().answer({ body: { ...entry, Name: 'w-demo.01K-7-s', CreationDate: 1 } });

    expect(await schedules().arm(boundary, at, 600)).toBe('kept');

    expect(aws().actions()).toEqual([`POST ${path}`, `GET ${path}?groupName=quiesce-boundaries`]);
  });

  it('are replaced whole when a different one exists', async () => {
    aws().refuse('ConflictException', 'exists', 409);
    aws().answer({ body: { ...entry, ScheduleExpression: 'at(2026-11-23T09:00:00)' } }, { body: {} });

    expect(await schedules().arm(boundary, at, 600)).toBe('updated');

    expect(aws().actions().at(-1)).toBe(`PUT ${path}`);
    expect(aws().bodies().at(-1)).toEqual(expect.objectContaining(entry));
  });

  it('throw what is no conflict', async () => {
    aws().refuse('ValidationException');

    await expect(schedules().arm(boundary, at, 600)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('are removed, also when they have removed themselves', async () => {
    aws().answer({ body: {} });
    aws().refuse('ResourceNotFoundException', 'gone', 404);

    await schedules().disarm(boundary);
    await schedules().disarm(boundary);

    expect(
      aws()
        .actions()
        .map((action) => action.replace(/clientToken=[^&]*&/, '')),
    ).toEqual(Array(2).fill(`DELETE ${path}?groupName=quiesce-boundaries`));
  });

  it('are listed by name, a hundred per call', async () => {
    aws().answer({ body: { Schedules: [{ Name: 'w-demo.01K-7-e' }, { Name: 'w-demo.01K-7-s' }], NextToken: 'more' } });
    aws().answer({ body: { Schedules: [{ Name: 'w-shop.01K-3-e' }] } });
    const inspection = createScheduleInspection(new SchedulerClient(aws().client), 'quiesce-boundaries');

    expect([...(await inspection.names())]).toEqual(['w-demo.01K-7-e', 'w-demo.01K-7-s', 'w-shop.01K-3-e']);

    const query = 'MaxResults=100&NamePrefix=w-';
    expect(aws().actions()).toEqual([
      `GET /schedules?${query}&ScheduleGroup=quiesce-boundaries`,
      `GET /schedules?${query}&NextToken=more&ScheduleGroup=quiesce-boundaries`,
    ]);
  });

  it('are not taken for missing when Scheduler does not answer', async () => {
    aws().refuse('ThrottlingException', 'slow down', 429);

    const inspection = createScheduleInspection(new SchedulerClient(aws().client), 'quiesce-boundaries');

    await expect(inspection.names()).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('have names of at most 64 characters up to revision 99 999 999', () => {
    const windowId = `${'s'.repeat(24)}.${'0'.repeat(26)}`;

    const name = scheduleName({ windowId, revision: 99_999_999, boundary: 'end' });

    expect(name).toMatch(/^[0-9a-zA-Z-_.]{1,64}$/);
  });
});
