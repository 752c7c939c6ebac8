import type { Failure, RetryCounts } from './retry';

type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** One event of the history, with the details member that its type has in the API. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly type: string;
  readonly details?: { readonly member: string; readonly value: Readonly<Record<string, unknown>> };
}

/** A call of a function that was started and is not over; a retry is a new attempt. */
export interface Task {
  readonly attempt: string;
  readonly functionArn: string;
  readonly payload: unknown;
  /** Set when the state waits for it. Lives here and in the function only. */
  readonly token?: string;
  /** Epoch milliseconds. */
  readonly deadline?: number;
  /** The function has returned and keeps the token: wait for the callback. */
  readonly submitted: boolean;
  readonly outcome?: { readonly result: unknown } | { readonly failure: Failure };
}

/** Where an execution stands. */
interface Current {
  readonly state: string;
  readonly input: unknown;
  readonly enteredAt: number;
  readonly retries: RetryCounts;
  readonly retryCount: number;
  /** Nothing happens before this instant (epoch milliseconds): a Wait state, or the pause before a retry. */
  readonly wakeAt?: number;
  readonly task?: Task;
}

/** An execution as stored: always one record, in one consistent step. */
export interface Execution {
  readonly arn: string;
  readonly machineArn: string;
  readonly name: string;
  /** Increases with every change; a decision based on an older version is repeated. */
  readonly revision: number;
  readonly status: Status;
  /** JSON, as it was sent. */
  readonly input: string;
  readonly output?: string;
  readonly failure?: Failure;
  readonly startedAt: number;
  readonly stoppedAt?: number;
  /** When the machine's own TimeoutSeconds are over. */
  readonly timeoutAt?: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly current: Current;
  readonly events: readonly HistoryEvent[];
}

type Details = Readonly<Record<string, unknown>>;

/** Appends to the history. @param member of the API's HistoryEvent, for types that have details */
export function withEvent(
  execution: Execution,
  at: number,
  type: string,
  member?: string,
  value: Details = {},
): Execution {
  const previousEventId = execution.events.at(-1)?.id ?? 0;
  const event = { id: previousEventId + 1, previousEventId, at, type, ...(member && { details: { member, value } }) };
  return { ...execution, events: [...execution.events, event] };
}

/** @param type of the state, which is part of the event's type */
export function entered(execution: Execution, at: number, state: string, type: string, input: unknown): Execution {
  const current = { state, input, enteredAt: at, retries: {}, retryCount: 0 };
  const details = { name: state, input: JSON.stringify(input) };
  return withEvent({ ...execution, current }, at, `${type}StateEntered`, 'stateEnteredEventDetails', details);
}

export function exited(execution: Execution, at: number, type: string, output: unknown): Execution {
  const details = { name: execution.current.state, output: JSON.stringify(output) };
  return withEvent(execution, at, `${type}StateExited`, 'stateExitedEventDetails', details);
}

export function succeeded(execution: Execution, at: number, result: unknown): Execution {
  const output = JSON.stringify(result);
  const closed: Execution = { ...closedAt(execution, at), status: 'SUCCEEDED', output };
  return withEvent(closed, at, 'ExecutionSucceeded', 'executionSucceededEventDetails', { output });
}

export function failed(execution: Execution, at: number, failure: Failure): Execution {
  const closed: Execution = { ...closedAt(execution, at), status: 'FAILED', failure };
  return withEvent(closed, at, 'ExecutionFailed', 'executionFailedEventDetails', lower(failure));
}

export function timedOut(execution: Execution, at: number): Execution {
  const failure = { Error: 'States.Timeout', Cause: '' };
  const closed: Execution = { ...closedAt(execution, at), status: 'TIMED_OUT', failure };
  return withEvent(closed, at, 'ExecutionTimedOut', 'executionTimedOutEventDetails', lower(failure));
}

export function aborted(execution: Execution, at: number, failure: Failure): Execution {
  const closed: Execution = { ...closedAt(execution, at), status: 'ABORTED', failure };
  return withEvent(closed, at, 'ExecutionAborted', 'executionAbortedEventDetails', lower(failure));
}

export function lower({ Error: error, Cause: cause }: Failure): Details {
  return { error, cause };
}

/** A closed execution accepts no token and has no timer. */
function closedAt(execution: Execution, at: number): Execution {
  const { task: _, wakeAt: __, ...current } = execution.current;
  return { ...execution, current, stoppedAt: at };
}
