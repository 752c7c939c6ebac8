import { type Execution, lower, type Task, withEvent } from './execution';
import type { Failure } from './retry';

const timeout: Failure = { Error: 'States.Timeout', Cause: '' };

/** @param region as in the API: history names where the task ran */
export function scheduled(execution: Execution, at: number, task: Task, region: string): Execution {
  const { token, functionArn, payload, deadline } = task;
  const parameters = JSON.stringify({ FunctionName: functionArn, Payload: payload });
  const details = {
    ...resourceOf(task),
    region,
    // The history must not contain the token: whoever reads it could settle the task.
    parameters: token === undefined ? parameters : parameters.replaceAll(token, 'task token'),
    ...(deadline !== undefined && { timeoutInSeconds: Math.round((deadline - at) / 1000) }),
  };
  const { wakeAt: _, ...current } = execution.current;
  const next = withEvent(
    { ...execution, current: { ...current, task } },
    at,
    'TaskScheduled',
    'taskScheduledEventDetails',
    details,
  );
  return withEvent(next, at, 'TaskStarted', 'taskStartedEventDetails', resourceOf(task));
}

/** The function returned after taking its token. */
export function submitted(execution: Execution, at: number, task: Task): Execution {
  const next = { ...execution, current: { ...execution.current, task: { ...task, submitted: true } } };
  return withEvent(next, at, 'TaskSubmitted', 'taskSubmittedEventDetails', resourceOf(task));
}

export function taskSucceeded(execution: Execution, at: number, task: Task, result: unknown): Execution {
  const next = withOutcome(execution, task, { result });
  const details = { ...resourceOf(task), output: JSON.stringify(result) };
  return withEvent(next, at, 'TaskSucceeded', 'taskSucceededEventDetails', details);
}

export function taskFailed(execution: Execution, at: number, task: Task, failure: Failure): Execution {
  const next = withOutcome(execution, task, { failure });
  return withEvent(next, at, 'TaskFailed', 'taskFailedEventDetails', { ...resourceOf(task), ...lower(failure) });
}

export function taskTimedOut(execution: Execution, at: number, task: Task): Execution {
  const next = withOutcome(execution, task, { failure: timeout });
  return withEvent(next, at, 'TaskTimedOut', 'taskTimedOutEventDetails', { ...resourceOf(task), ...lower(timeout) });
}

/** The task of a running execution that can still be settled: not answered, not over, not of an earlier attempt. */
export function openTask(execution: Execution | undefined, attempt: string, now: number): Task | undefined {
  const task = execution?.status === 'RUNNING' ? execution.current.task : undefined;
  if (task?.attempt !== attempt || task.outcome !== undefined) return undefined;
  return task.deadline !== undefined && task.deadline <= now ? undefined : task;
}

function withOutcome(execution: Execution, task: Task, outcome: NonNullable<Task['outcome']>): Execution {
  return { ...execution, current: { ...execution.current, task: { ...task, outcome } } };
}

function resourceOf({ token }: Task): { resource: string; resourceType: string } {
  return { resource: token === undefined ? 'invoke' : 'invoke.waitForTaskToken', resourceType: 'lambda' };
}
