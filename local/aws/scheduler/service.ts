import { z } from 'zod';
import type { AwsRequest, AwsResponse, Runtime, Service } from '../gateway/service';
import { AlarmClock } from '../wire/alarm-clock';
import { json, parse, unsupported } from '../wire/operations';
import { page } from '../wire/paging';
import { parsedBody } from '../wire/parsed-body';
import { deliver } from './delivery';
import { nextDue, parseExpression } from './expression';
import { type Definition, definitionSchema, type Schedule } from './schedule';
import { Schedules } from './schedules';

const requestSchema = definitionSchema.extend({ ClientToken: z.string().optional() });
const listSchema = z.object({
  ScheduleGroup: z.string().optional(),
  NamePrefix: z.string().default(''),
  State: z.enum(['ENABLED', 'DISABLED']).optional(),
  MaxResults: z.coerce.number().int().min(1).max(100).default(100),
  NextToken: z.string().optional(),
});

/** EventBridge Scheduler: the template's schedules, and those made at run time. It fires at the instant, not up to a minute later. */
export function createScheduler(runtime: Runtime): Service {
  const schedules = new Schedules(runtime);
  const alarm = new AlarmClock(runtime.clock, () => fireDue(runtime, schedules));
  const look = () => {
    if (!runtime.schedulesDisabled) alarm.look();
  };
  return {
    signingName: 'scheduler',
    async handle(request) {
      const response = answer(runtime, schedules, request);
      look();
      return response;
    },
    start: async () => {
      schedules.declare();
      look();
    },
    stop: async () => alarm.stop(),
  };
}

/**
 * Fires first and records it afterwards: a crash in between fires twice, but never drops a firing. @returns the next
 * instant
 */
function fireDue(runtime: Runtime, schedules: Schedules): number | undefined {
  const now = runtime.clock();
  for (const schedule of [...schedules.all()]) {
    const { dueAt, definition } = schedule;
    if (dueAt === undefined || dueAt > now) continue;
    deliver(runtime, schedules, schedule);
    schedules.fired(schedule, nextDue(parseExpression(definition.ScheduleExpression), dueAt, now));
  }
  let next: number | undefined;
  for (const { dueAt } of schedules.all()) {
    if (dueAt !== undefined && (next === undefined || dueAt < next)) next = dueAt;
  }
  return next;
}

function answer(runtime: Runtime, schedules: Schedules, request: AwsRequest): AwsResponse {
  const [, root, encoded] = request.path.split('/');
  if (root !== 'schedules') throw unsupported('scheduler', `${request.method} ${request.path}`);
  if (!encoded) {
    if (request.method !== 'GET') throw unsupported('scheduler', `${request.method} ${request.path}`);
    return list(runtime, schedules, request);
  }
  const name = decodeURIComponent(encoded);
  const group = request.query.get('groupName') ?? 'default';
  const allow = (action: string, groupName = group) =>
    runtime.authorize(request.caller, `scheduler:${action}`, schedules.arn(groupName, name));
  switch (request.method) {
    case 'POST':
    case 'PUT': {
      const { ClientToken, ...definition } = parse(requestSchema, { ...objectBody(request), Name: name });
      const action = request.method === 'POST' ? 'CreateSchedule' : 'UpdateSchedule';
      allow(action, definition.GroupName);
      passRole(runtime, request, definition);
      if (action === 'CreateSchedule') schedules.create(definition, ClientToken);
      else schedules.update(definition);
      return json({ ScheduleArn: schedules.arn(definition.GroupName, name) });
    }
    case 'GET':
      allow('GetSchedule');
      return json(toWire(schedules, schedules.get(group, name)));
    case 'DELETE':
      allow('DeleteSchedule');
      schedules.get(group, name);
      schedules.delete(group, name);
      return json({});
    default:
      throw unsupported('scheduler', `${request.method} ${request.path}`);
  }
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role */
function passRole(runtime: Runtime, { caller }: AwsRequest, { Target }: Definition): void {
  runtime.authorize(caller, 'iam:PassRole', Target.RoleArn, { 'iam:PassedToService': 'scheduler.amazonaws.com' });
}

/** This permission knows no group: AWS checks it on all schedules of the account. https://github.com/aws/aws-cdk/issues/38201 */
function list(runtime: Runtime, schedules: Schedules, request: AwsRequest): AwsResponse {
  const query = parse(listSchema, Object.fromEntries(request.query));
  const { ScheduleGroup: group, NamePrefix, State, MaxResults, NextToken } = query;
  runtime.authorize(request.caller, 'scheduler:ListSchedules', schedules.arn('*', '*'));
  const matching = schedules
    .ordered()
    .filter(({ definition: { GroupName, Name } }) => (group ?? GroupName) === GroupName && Name.startsWith(NamePrefix))
    .filter(({ definition }) => (State ?? definition.State) === definition.State);
  const { items, nextToken } = page(matching, keyOf, MaxResults, NextToken);
  return json({ Schedules: items.map((schedule) => toSummary(schedules, schedule)), NextToken: nextToken });
}

function keyOf({ definition }: Schedule): string {
  return `${definition.GroupName}/${definition.Name}`;
}

function toWire(schedules: Schedules, schedule: Schedule): object {
  return { ...schedule.definition, ...identity(schedules, schedule) };
}

function toSummary(schedules: Schedules, schedule: Schedule): object {
  const { Name, GroupName, State, Target } = schedule.definition;
  return { Name, GroupName, State, Target: { Arn: Target.Arn }, ...identity(schedules, schedule) };
}

function identity(schedules: Schedules, { definition, createdAt, modifiedAt }: Schedule): object {
  const Arn = schedules.arn(definition.GroupName, definition.Name);
  return { Arn, CreationDate: createdAt / 1000, LastModificationDate: modifiedAt / 1000 };
}

function objectBody(request: AwsRequest): object {
  return parse(z.record(z.string(), z.unknown()), parsedBody(request.body));
}
