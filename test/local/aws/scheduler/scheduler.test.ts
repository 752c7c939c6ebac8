import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { Service } from '../../../../local/aws/gateway/service';
import { createScheduler } from '../../../../local/aws/scheduler/service';
import { MessageStore } from '../../../../local/aws/sqs/message-store';
import { findQueue, queuesOf } from '../../../../local/aws/sqs/queue';
import {
  account,
  type Disk,
  type FakeRuntime,
  fakeRuntime,
  region,
  resource,
  roleResource,
} from '../../bench/fake-runtime';
import { type Bench, credentials, eventually, serve } from '../../bench/gateway';

const groupArn = `arn:aws:scheduler:${region}:${account}:schedule-group/boundaries`;
const functionArn = `arn:aws:lambda:${region}:${account}:function:flip`;
const queueArn = `arn:aws:sqs:${region}:${account}:dead`;
const trust = { StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': groupArn } };
const role = roleResource('scheduler-role', 'scheduler.amazonaws.com', trust);
const scheduleArn = (name: string) => `arn:aws:scheduler:${region}:${account}:schedule/boundaries/${name}`;

const resources = [
  resource('AWS::Scheduler::ScheduleGroup', 'boundaries', groupArn, {}),
  resource('AWS::Lambda::Function', 'flip', functionArn, {}),
  resource('AWS::SQS::Queue', 'dead', queueArn, {}, `http://localhost:1/${account}/dead`),
  role,
  roleResource('stranger', 'lambda.amazonaws.com'),
];
const rate = (expression: string) =>
  resource('AWS::Scheduler::Schedule', 'reconcile', scheduleArn('reconcile'), {
    GroupName: 'boundaries',
    ScheduleExpression: expression,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: functionArn, RoleArn: role.arn, Input: '{}' },
  });

const at = (ms: number) => `at(${new Date(ms).toISOString().slice(0, 19)})`;
const entry = (change: Partial<CreateScheduleCommandInput> = {}): CreateScheduleCommandInput => ({
  GroupName: 'boundaries',
  Name: 'w-demo.01-1-s',
  ScheduleExpression: at(Date.now() + 3_600_000),
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  State: 'ENABLED',
  Target: { Arn: functionArn, RoleArn: role.arn, Input: '{"boundary":"start"}', DeadLetterConfig: { Arn: queueArn } },
  ...change,
});

describe('the Scheduler', () => {
  const disk: Disk = new Map();
  let runtime: FakeRuntime;
  let service: Service;
  let bench: Bench;
  let client: SchedulerClient;

  async function open(from = resources, schedulesDisabled = false): Promise<void> {
    runtime = fakeRuntime(from, { disk, schedulesDisabled });
    service = createScheduler(runtime);
    bench = await serve(service);
    client = new SchedulerClient({ region, credentials, endpoint: bench.endpoint });
  }
  async function close(): Promise<void> {
    await service.stop?.();
    await bench.close();
  }
  const create = (change: Partial<CreateScheduleCommandInput> = {}) =>
    client.send(new CreateScheduleCommand(entry(change)));
  const get = (Name = 'w-demo.01-1-s') => client.send(new GetScheduleCommand({ GroupName: 'boundaries', Name }));
  const names = async (): Promise<unknown> =>
    (await client.send(new ListSchedulesCommand({ GroupName: 'boundaries' }))).Schedules?.map(({ Name }) => Name);

  beforeEach(async () => {
    disk.clear();
    await open();
    await service.start?.();
  });
  afterEach(close);

  it('keeps a schedule whole', async () => {
    expect(await create()).toMatchObject({ ScheduleArn: scheduleArn('w-demo.01-1-s') });
    const { Target, ...rest } = entry();
    expect(await get()).toMatchObject({ ...rest, ScheduleExpression: expect.stringMatching(/^at\(/) });
    expect((await get()).Target).toMatchObject({ ...Target });
    expect((await get()).CreationDate).toBeInstanceOf(Date);
  });

  it('fires at its instant, asynchronously in the name of the role, and deletes itself', async () => {
    const wanted = Math.ceil(Date.now() / 1000) * 1000 + 1000;
    await create({ ScheduleExpression: at(wanted) });
    await eventually(() => runtime.invocations.length > 0, 'the schedule');
    expect(Date.now()).toBeGreaterThanOrEqual(wanted);
    expect(runtime.invocations).toEqual([{ arn: functionArn, payload: { boundary: 'start' }, async: true }]);
    const invoked = { caller: 'scheduler-role', action: 'lambda:InvokeFunction', resource: functionArn };
    expect(runtime.calls).toContainEqual(expect.objectContaining(invoked));
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('fires a past instant promptly, and keeps the schedule if told so', async () => {
    await create({ ScheduleExpression: 'at(2020-01-01T00:00:00)', ActionAfterCompletion: 'NONE' });
    await eventually(() => runtime.invocations.length > 0, 'the schedule');
    expect(await get()).toMatchObject({ State: 'ENABLED' });
    await create({ Name: 'other' });
    expect(runtime.invocations).toHaveLength(1);
  });

  it('catches up after a restart on what it missed', async () => {
    await create({ ScheduleExpression: at(Date.now() + 60_000) });
    await close();
    await open();
    runtime.now = Date.now() + 120_000;
    await service.start?.();
    expect(runtime.invocations).toHaveLength(1);
  });

  it('fires nothing while schedules are disabled, and everything due when they are enabled again', async () => {
    await close();
    await open([...resources, rate('rate(15 minutes)')], true);
    await service.start?.();
    await create({ ScheduleExpression: 'at(2020-01-01T00:00:00)' });
    expect(runtime.invocations).toEqual([]);
    await close();
    await open([...resources, rate('rate(15 minutes)')]);
    await service.start?.();
    expect(runtime.invocations).toHaveLength(2);
  });

  it('fires a declared rate at once and then in step, once for what it missed', async () => {
    const begin = 1_700_000_000_000;
    const declared = [...resources, rate('rate(15 minutes)')];
    for (const [minutes, fired] of [
      [0, 1],
      [14, 0],
      [15, 1],
      [100, 1],
      [104, 0],
      [105, 1],
    ] as const) {
      await close();
      await open(declared);
      runtime.now = begin + minutes * 60_000;
      await service.start?.();
      expect([minutes, runtime.invocations.length]).toEqual([minutes, fired]);
    }
    await close();
    await open(resources);
    await service.start?.();
    expect(await names()).toEqual([]);
  });

  it('refuses a second schedule of a name, but not the repetition of a call', async () => {
    await create({ ClientToken: 'one' });
    await create({ ClientToken: 'one' });
    await expect(create({ ClientToken: 'two' })).rejects.toMatchObject({ name: 'ConflictException' });
    const racing = await Promise.allSettled([create({ Name: 'race' }), create({ Name: 'race' })]);
    expect(racing.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('replaces every field on update', async () => {
    await create({ Description: 'first' });
    await client.send(new UpdateScheduleCommand(entry({ State: 'DISABLED' })));
    expect(await get()).toMatchObject({ State: 'DISABLED' });
    expect((await get()).Description).toBeUndefined();
    const unknown = client.send(new UpdateScheduleCommand(entry({ Name: 'unknown' })));
    await expect(unknown).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('deletes once, and lists what is left by prefix and page', async () => {
    for (const Name of ['w-a', 'w-b', 'x-c']) await create({ Name });
    const gone = new DeleteScheduleCommand({ GroupName: 'boundaries', Name: 'w-a' });
    await client.send(gone);
    await expect(client.send(gone)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const first = await client.send(new ListSchedulesCommand({ MaxResults: 1 }));
    expect(first.Schedules).toMatchObject([{ Name: 'w-b', Target: { Arn: functionArn } }]);
    const second = await client.send(new ListSchedulesCommand({ MaxResults: 1, NextToken: first.NextToken }));
    expect(second.Schedules).toMatchObject([{ Name: 'x-c' }]);
    const prefixed = await client.send(new ListSchedulesCommand({ NamePrefix: 'x-' }));
    expect(prefixed.Schedules).toHaveLength(1);
  });

  it('lists a group page by page, each schedule once, whatever is made and removed between two pages', async () => {
    for (let n = 10; n < 35; n++) await create({ Name: `w-${n}` });
    const listed: unknown[] = [];
    let NextToken: string | undefined;
    do {
      const page = new ListSchedulesCommand({ GroupName: 'boundaries', NamePrefix: 'w-', MaxResults: 10, NextToken });
      const answer = await client.send(page);
      listed.push(...(answer.Schedules ?? []).map(({ Name }) => Name));
      NextToken = answer.NextToken;
      if (listed.length !== 10) continue;
      await create({ Name: 'w-00' });
      await client.send(new DeleteScheduleCommand({ GroupName: 'boundaries', Name: 'w-19' }));
    } while (NextToken !== undefined);
    expect(listed).toEqual(Array.from({ length: 25 }, (_, n) => `w-${n + 10}`));
    const tooMany = client.send(new ListSchedulesCommand({ GroupName: 'boundaries', MaxResults: 101 }));
    await expect(tooMany).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('asks for the permission to list on all schedules of the account, as AWS does', async () => {
    await client.send(new ListSchedulesCommand({ GroupName: 'boundaries' }));
    const resource = `arn:aws:scheduler:${region}:${account}:schedule/*/*`;
    expect(runtime.calls).toContainEqual(expect.objectContaining({ action: 'scheduler:ListSchedules', resource }));
    runtime.denied.add('scheduler:ListSchedules');
    await expect(names()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it.each<[string, Partial<CreateScheduleCommandInput>]>([
    ['a name of 65 characters', { Name: 'x'.repeat(65) }],
    ['a name with a colon', { Name: 'a:b' }],
    ['a day that does not exist', { ScheduleExpression: 'at(2030-02-30T00:00:00)' }],
    ['an instant with a zone', { ScheduleExpression: 'at(2030-01-01T00:00:00Z)' }],
    ['a cron expression', { ScheduleExpression: 'cron(0 0 * * ? *)' }],
    ['a rate of 1 minutes', { ScheduleExpression: 'rate(1 minutes)' }],
    ['another time zone', { ScheduleExpressionTimezone: 'Europe/Berlin' }],
    ['a flexible window', { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 } }],
    ['an end date', { EndDate: new Date() }],
    ['a target that is no function', { Target: { Arn: queueArn, RoleArn: role.arn } }],
    [
      'a role that does not trust it',
      { Target: { Arn: functionArn, RoleArn: `arn:aws:iam::${account}:role/stranger` } },
    ],
    ['a role trusted for another group', { GroupName: 'default' }],
  ])('refuses %s', async (_, change) => {
    await expect(create(change)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await names()).toEqual([]);
  });

  it('refuses an unknown group and an unknown operation', async () => {
    await expect(create({ GroupName: 'nobody' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(client.send(new CreateScheduleGroupCommand({ Name: 'new' }))).rejects.toThrow('schedule-groups');
  });

  it('asks for the permission on the schedule and for passing the role', async () => {
    await create();
    const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' };
    expect(runtime.calls.slice(0, 2)).toEqual([
      { caller: 'tester', action: 'scheduler:CreateSchedule', resource: scheduleArn('w-demo.01-1-s'), context: {} },
      { caller: 'tester', action: 'iam:PassRole', resource: role.arn, context },
    ]);
    runtime.denied.add('iam:PassRole');
    await expect(create({ Name: 'other' })).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(get('other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('puts what the role may not deliver on the dead-letter queue', async () => {
    runtime.denied.add('lambda:InvokeFunction');
    await create({ ScheduleExpression: 'at(2020-01-01T00:00:00)' });
    const queue = findQueue(queuesOf(runtime.template), queueArn);
    const [message] = new MessageStore(runtime.state, Date.now).receive(queue, 1);
    expect(message).toMatchObject({
      body: '{"boundary":"start"}',
      attributes: {
        ERROR_CODE: { StringValue: 'AccessDeniedException' },
        SCHEDULE_ARN: { StringValue: scheduleArn('w-demo.01-1-s') },
      },
    });
    expect(runtime.calls).toContainEqual(
      expect.objectContaining({ caller: 'scheduler-role', action: 'sqs:SendMessage' }),
    );
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
