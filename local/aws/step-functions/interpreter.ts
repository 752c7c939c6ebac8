import type { Machine, MachineState, Shaping, TaskState } from './definition';
import { type Execution, entered, exited, failed, succeeded, type Task, timedOut } from './execution';
import { type Bindings, evaluate, QueryEvaluationError } from './expressions';
import { catcherFor, type Failure, nextRetry } from './retry';
import { scheduled, taskTimedOut } from './task';

export interface StepContext {
  readonly machineArn: string;
  readonly machineName: string;
  readonly roleArn: string;
  readonly region: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** In [0, 1). */
  random(): number;
  newAttempt(): string;
  newToken(): string;
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const payloadBytes = 262_144;

/**
 * Advances an execution by one step.
 * @returns nothing when it waits: for its function, its token, or an instant
 */
export async function step(
  machine: Machine,
  execution: Execution,
  around: StepContext,
): Promise<Execution | undefined> {
  const { now } = around;
  const { current, timeoutAt } = execution;
  if (timeoutAt !== undefined && timeoutAt <= now) return timedOut(execution, now);
  if (current.wakeAt !== undefined && now < current.wakeAt) return undefined;
  const state = machine.States[current.state];
  if (state === undefined) return failed(execution, now, runtimeFailure(`There is no state ${current.state}`));
  const walk = new Walk(machine, execution, state, around);
  try {
    return await walk.step();
  } catch (error) {
    if (!(error instanceof QueryEvaluationError)) throw error;
    const failure = { Error: error.name, Cause: error.message };
    return state.Type === 'Task' ? walk.fail(state, failure) : failed(execution, now, failure);
  }
}

/** One step of one execution in one state. */
class Walk {
  constructor(
    private readonly machine: Machine,
    private readonly execution: Execution,
    private readonly state: MachineState,
    private readonly around: StepContext,
  ) {}

  async step(): Promise<Execution | undefined> {
    const { state, execution } = this;
    const { now } = this.around;
    switch (state.Type) {
      case 'Task':
        return this.stepTask(state);
      case 'Choice':
        return this.choose(state);
      case 'Pass':
        return this.leave(state, state, {});
      case 'Wait':
        return this.wait(state);
      case 'Succeed': {
        const output = await this.output(state, {}, execution.current.input);
        return succeeded(exited(execution, now, state.Type, output), now, output);
      }
      case 'Fail': {
        const [error, cause] = await Promise.all([this.text(state.Error), this.text(state.Cause)]);
        return failed(execution, now, { Error: error, Cause: cause });
      }
    }
  }

  private async stepTask(state: TaskState): Promise<Execution | undefined> {
    const { task } = this.execution.current;
    if (task === undefined) return this.schedule(state);
    if (task.outcome === undefined) return this.expire(task);
    if ('failure' in task.outcome) return this.fail(state, task.outcome.failure);
    return this.leave(state, state, { result: task.outcome.result }, task.outcome.result);
  }

  private expire(task: Task): Execution | undefined {
    const { now } = this.around;
    const isOver = task.deadline !== undefined && task.deadline <= now;
    return isOver ? taskTimedOut(this.execution, now, task) : undefined;
  }

  private async schedule(state: TaskState): Promise<Execution> {
    const { now, newAttempt, newToken, region } = this.around;
    const token = state.Resource.endsWith('.waitForTaskToken') ? newToken() : undefined;
    const { FunctionName, Payload } = state.Arguments;
    const bindings = this.bindings({}, token);
    const [functionArn, payload] = await Promise.all([
      evaluate(FunctionName, bindings),
      evaluate(Payload ?? {}, bindings),
    ]);
    if (typeof functionArn !== 'string') throw new QueryEvaluationError('FunctionName is not a string');
    const seconds = state.TimeoutSeconds === undefined ? undefined : await this.seconds(state.TimeoutSeconds);
    const deadline = seconds === undefined ? {} : { deadline: now + seconds * 1000 };
    const task = {
      attempt: newAttempt(),
      functionArn,
      payload,
      submitted: false,
      ...(token && { token }),
      ...deadline,
    };
    return scheduled(this.execution, now, task, region);
  }

  /** Retries, catches or gives up. */
  async fail(state: TaskState, failure: Failure): Promise<Execution> {
    const { now, random } = this.around;
    const { task: _, ...current } = this.execution.current;
    const retry = nextRetry(state.Retry, current.retries, failure, random);
    if (retry) {
      const waiting = {
        ...current,
        retries: retry.counts,
        retryCount: current.retryCount + 1,
        wakeAt: now + retry.delayMs,
      };
      return { ...this.execution, current: waiting };
    }
    const catcher = catcherFor(state.Catch, failure);
    if (catcher === undefined) return failed(this.execution, now, failure);
    try {
      return await this.leave(catcher, catcher, { errorOutput: failure }, failure);
    } catch (error) {
      if (!(error instanceof QueryEvaluationError)) throw error;
      return failed(this.execution, now, { Error: error.name, Cause: error.message });
    }
  }

  private async choose(state: Extract<MachineState, { Type: 'Choice' }>): Promise<Execution> {
    for (const choice of state.Choices) {
      const holds = await evaluate(choice.Condition, this.bindings({}));
      if (typeof holds !== 'boolean') throw new QueryEvaluationError(`${choice.Condition} is not a boolean`);
      if (holds) return this.leave(choice, choice, {});
    }
    if (state.Default !== undefined) return this.leave({ Next: state.Default }, state, {});
    return failed(this.execution, this.around.now, { Error: 'States.NoChoiceMatched', Cause: 'No choice matched' });
  }

  private async wait(state: Extract<MachineState, { Type: 'Wait' }>): Promise<Execution> {
    const { current } = this.execution;
    if (current.wakeAt !== undefined) return this.leave(state, state, {});
    const wakeAt = this.around.now + (await this.seconds(state.Seconds)) * 1000;
    return { ...this.execution, current: { ...current, wakeAt } };
  }

  /** @param extra members of `$states` that exist here. @param fallback output when none is given; default: the input */
  private async leave(
    target: { readonly Next?: string | undefined },
    shaping: Shaping,
    extra: Readonly<Record<string, unknown>>,
    fallback: unknown = this.execution.current.input,
  ): Promise<Execution> {
    const { now } = this.around;
    const output = await this.output(shaping, extra, fallback);
    if (Buffer.byteLength(JSON.stringify(output)) > payloadBytes) {
      return failed(this.execution, now, {
        Error: 'States.DataLimitExceeded',
        Cause: `${this.execution.current.state}: output too large`,
      });
    }
    const assigned = Object.entries((await evaluate(shaping.Assign ?? {}, this.bindings(extra))) as object);
    const variables = { ...this.execution.variables, ...Object.fromEntries(assigned) };
    const left = exited({ ...this.execution, variables }, now, this.state.Type, output);
    if (target.Next === undefined) return succeeded(left, now, output);
    return entered(left, now, target.Next, this.machine.States[target.Next]?.Type ?? '', output);
  }

  private async output(
    shaping: Shaping,
    extra: Readonly<Record<string, unknown>>,
    fallback: unknown,
  ): Promise<unknown> {
    return shaping.Output === undefined ? fallback : evaluate(shaping.Output, this.bindings(extra));
  }

  private async seconds(value: number | string): Promise<number> {
    const result = await evaluate(value, this.bindings({}));
    if (typeof result === 'number' && Number.isInteger(result) && result >= 0 && result <= 99_999_999) return result;
    throw new QueryEvaluationError(`${value} is not a whole number of seconds`);
  }

  private async text(value: string | undefined): Promise<string> {
    return value === undefined ? '' : String(await evaluate(value, this.bindings({})));
  }

  /** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html */
  private bindings(extra: Readonly<Record<string, unknown>>, token?: string): Bindings {
    const { execution, around } = this;
    const { current } = execution;
    const context = {
      Execution: {
        Id: execution.arn,
        Input: JSON.parse(execution.input),
        Name: execution.name,
        RoleArn: around.roleArn,
        StartTime: new Date(execution.startedAt).toISOString(),
      },
      StateMachine: { Id: around.machineArn, Name: around.machineName },
      State: {
        EnteredTime: new Date(current.enteredAt).toISOString(),
        Name: current.state,
        RetryCount: current.retryCount,
      },
      ...(token !== undefined && { Task: { Token: token } }),
    };
    return { states: { input: current.input, context, ...extra }, variables: execution.variables };
  }
}

function runtimeFailure(Cause: string): Failure {
  return { Error: 'States.Runtime', Cause };
}
