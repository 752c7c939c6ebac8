import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsError, type Caller } from '../gateway/service';
import { type Operation, parse } from '../wire/operations';
import { page } from '../wire/paging';
import { aborted, type Execution, entered, type HistoryEvent, withEvent } from './execution';
import type { LoadedMachine } from './runner';
import type { Parts } from './task-operations';

const startSchema = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
});
const executionSchema = z.object({ executionArn: z.string() });
const stopSchema = executionSchema.extend({
  error: z.string().max(256).default(''),
  cause: z.string().max(32_768).default(''),
});
const listSchema = z.object({
  stateMachineArn: z.string(),
  statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']).optional(),
  maxResults: z.number().int().min(0).max(1000).default(100),
  nextToken: z.string().nullish(),
});
const historySchema = executionSchema.extend({
  maxResults: z.number().int().min(0).max(1000).default(100),
  reverseOrder: z.boolean().default(false),
  nextToken: z.string().nullish(),
  includeExecutionData: z.boolean().default(true),
});

export function executionOperations(parts: Parts): Readonly<Record<string, Operation>> {
  const { runtime, executions, runner } = parts;
  return {
    StartExecution(body, { caller }) {
      const { stateMachineArn, name = randomUUID(), input } = parse(startSchema, body);
      const machine = authorizedMachine(parts, caller, 'StartExecution', stateMachineArn);
      const { arn, startedAt } = start(parts, machine, name, input);
      return { executionArn: arn, startDate: startedAt / 1000 };
    },
    StopExecution(body, { caller }) {
      const { executionArn, error, cause } = parse(stopSchema, body);
      authorizedExecution(parts, caller, 'StopExecution', executionArn);
      const failure = { Error: error, Cause: cause };
      const isRunning = (execution: Execution) => execution.status === 'RUNNING';
      runner.change(executionArn, (now) => (isRunning(now) ? aborted(now, runtime.clock(), failure) : undefined));
      return { stopDate: (executions.get(executionArn)?.stoppedAt ?? 0) / 1000 };
    },
    DescribeExecution(body, { caller }) {
      const { executionArn } = parse(executionSchema, body);
      return described(authorizedExecution(parts, caller, 'DescribeExecution', executionArn));
    },
    ...listings(parts),
  };
}

/** What comes in pages. */
function listings(parts: Parts): Readonly<Record<string, Operation>> {
  return {
    ListExecutions(body, { caller }) {
      const { stateMachineArn, statusFilter, maxResults, nextToken: token } = parse(listSchema, body);
      const machine = authorizedMachine(parts, caller, 'ListExecutions', stateMachineArn);
      const matching = parts.executions
        .ofMachine(machine.arn)
        .filter(({ status }) => (statusFilter ?? status) === status);
      const newestFirst = [...matching].sort((a, b) => (ageKey(a) < ageKey(b) ? 1 : -1));
      const { items, nextToken } = page(newestFirst, ageKey, maxResults || 100, token ?? undefined, 'descending');
      return { executions: items.map(summarized), nextToken };
    },
    GetExecutionHistory(body, { caller }) {
      const {
        executionArn,
        maxResults,
        reverseOrder,
        nextToken: token,
        includeExecutionData,
      } = parse(historySchema, body);
      const { events } = authorizedExecution(parts, caller, 'GetExecutionHistory', executionArn);
      const ordered = reverseOrder ? [...events].reverse() : events;
      const order = reverseOrder ? 'descending' : 'ascending';
      const { items, nextToken } = page(ordered, eventKey, maxResults || 100, token ?? undefined, order);
      return { events: items.map((event) => toWire(event, includeExecutionData)), nextToken };
    },
  };
}

/** A name can be started once. While it runs, the same name with the same input counts as the same call. */
function start({ runtime, executions, runner }: Parts, machine: LoadedMachine, name: string, input: string): Execution {
  const parsed = readInput(input);
  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
  if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u.test(name))
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
  const existing = executions.get(arn);
  if (existing?.status === 'RUNNING' && existing.input === input) return existing;
  if (existing) throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  const startedAt = runtime.clock();
  const { StartAt, States, TimeoutSeconds } = machine.definition;
  const timeout = TimeoutSeconds === undefined ? {} : { timeoutAt: startedAt + TimeoutSeconds * 1000 };
  const current = { state: StartAt, input: parsed, enteredAt: startedAt, retries: {}, retryCount: 0 };
  const blank = {
    arn,
    machineArn: machine.arn,
    name,
    revision: 0,
    status: 'RUNNING' as const,
    input,
    startedAt,
    variables: {},
    current,
    events: [],
    ...timeout,
  };
  const details = { input, roleArn: machine.roleArn };
  const begun = withEvent(blank, startedAt, 'ExecutionStarted', 'executionStartedEventDetails', details);
  const execution = entered(begun, startedAt, StartAt, States[StartAt]?.Type ?? '', parsed);
  executions.create(execution);
  runtime.count('states', 'StateTransitions', execution.current.state);
  runtime.log({ code: 'execution-event', execution: name, event: 'ExecutionStarted', state: StartAt });
  runner.drive(arn);
  return execution;
}

function readInput(input: string): unknown {
  try {
    if (Buffer.byteLength(input) > 262_144) throw new Error('too large');
    const parsed: unknown = JSON.parse(input);
    return parsed;
  } catch {
    throw new AwsError('InvalidExecutionInput', 'Invalid State Machine Execution Input: not JSON of at most 256 KB');
  }
}

function authorizedMachine({ runtime, machines }: Parts, caller: Caller, action: string, arn: string): LoadedMachine {
  runtime.authorize(caller, `states:${action}`, arn);
  const machine = machines.get(arn);
  if (machine === undefined) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return machine;
}

function authorizedExecution({ runtime, executions }: Parts, caller: Caller, action: string, arn: string): Execution {
  runtime.authorize(caller, `states:${action}`, arn);
  const execution = executions.get(arn);
  if (execution === undefined) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return execution;
}

/** Sorts by start; the ARN makes it unique. */
function ageKey({ startedAt, arn }: Execution): string {
  return `${String(startedAt).padStart(15, '0')} ${arn}`;
}

function eventKey({ id }: HistoryEvent): string {
  return String(id).padStart(8, '0');
}

function summarized({ arn, machineArn, name, status, startedAt, stoppedAt }: Execution): object {
  const stop = stoppedAt === undefined ? {} : { stopDate: stoppedAt / 1000 };
  return { executionArn: arn, stateMachineArn: machineArn, name, status, startDate: startedAt / 1000, ...stop };
}

function described(execution: Execution): object {
  const { input, output, failure } = execution;
  const result = output === undefined ? {} : { output, outputDetails: { included: true } };
  const fault = failure === undefined ? {} : { error: failure.Error, cause: failure.Cause };
  return { ...summarized(execution), input, inputDetails: { included: true }, ...result, ...fault };
}

const executionData: ReadonlySet<string> = new Set(['input', 'output', 'parameters']);

function toWire({ id, previousEventId, at, type, details }: HistoryEvent, withData: boolean): object {
  const shown = Object.entries(details?.value ?? {}).filter(([name]) => withData || !executionData.has(name));
  const member = details === undefined ? {} : { [details.member]: Object.fromEntries(shown) };
  return { id, previousEventId, timestamp: at / 1000, type, ...member };
}
