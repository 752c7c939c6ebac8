import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsError, type Caller, type Resource, type Runtime } from '../gateway/service';
import { AlarmClock } from '../wire/alarm-clock';
import { assumeRole } from '../wire/assume-role';
import { type Machine, parseDefinition } from './definition';
import type { Execution, Task } from './execution';
import { type Executions, newToken } from './executions';
import { type StepContext, step } from './interpreter';
import type { Failure } from './retry';
import { openTask, submitted, taskFailed, taskSucceeded } from './task';

const propertiesSchema = z.object({
  DefinitionString: z.string(),
  RoleArn: z.string(),
  StateMachineName: z.string().optional(),
  StateMachineType: z.literal('STANDARD').optional(),
});

export interface LoadedMachine {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly definition: Machine;
}

/** @throws Error when a machine of the template uses what the runtime does not know */
export function loadMachine({ arn, properties }: Resource): LoadedMachine {
  const { DefinitionString, RoleArn } = propertiesSchema.parse(properties);
  return { arn, name: arn.split(':').at(-1) ?? '', roleArn: RoleArn, definition: parseDefinition(DefinitionString) };
}

/**
 * Drives executions: writes each step before it acts on it. What a crash interrupted is done again at the next start, a
 * function call included, with the same token: at least once, as in AWS.
 */
export class Runner {
  readonly #driving = new Map<string, Promise<void>>();
  readonly #invoking = new Set<string>();
  readonly #due = new Map<string, number>();
  readonly #alarm: AlarmClock;
  #stopped = false;

  constructor(
    private readonly runtime: Runtime,
    private readonly executions: Executions,
    private readonly machines: ReadonlyMap<string, LoadedMachine>,
  ) {
    this.#alarm = new AlarmClock(runtime.clock, () => this.#wake());
  }

  /** Continues everything that was running. */
  resume(): void {
    for (const arn of this.machines.keys()) {
      for (const { arn: execution, status } of this.executions.ofMachine(arn))
        if (status === 'RUNNING') this.drive(execution);
    }
  }

  /** Waits for steps in progress, not for functions: their calls are repeated at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#alarm.stop();
    await Promise.all(this.#driving.values());
  }

  /** Advances an execution as far as possible. Steps of one execution never overlap. */
  drive(arn: string): void {
    const before = this.#driving.get(arn) ?? Promise.resolve();
    const driven = before
      .then(() => this.#advance(arn))
      .catch((error: unknown) => this.runtime.log({ code: 'execution-stuck', execution: arn, error: String(error) }))
      .finally(() => {
        if (this.#driving.get(arn) === driven) this.#driving.delete(arn);
      });
    this.#driving.set(arn, driven);
  }

  /** Applies a change to the latest state of an execution, and continues from there. */
  change(arn: string, apply: (execution: Execution) => Execution | undefined): boolean {
    const before = this.executions.get(arn);
    const after = before && apply(before);
    if (before === undefined || after === undefined || !this.executions.replace(before, after)) return false;
    this.#logNew(before, after);
    this.drive(arn);
    return true;
  }

  async #advance(arn: string): Promise<void> {
    let execution = this.executions.get(arn);
    while (!this.#stopped && execution?.status === 'RUNNING') {
      const machine = this.machines.get(execution.machineArn);
      if (machine === undefined) return;
      const after = await step(machine.definition, execution, this.#stepContext(machine));
      if (after === undefined) break;
      if (this.executions.replace(execution, after)) this.#logNew(execution, after);
      execution = this.executions.get(arn);
    }
    this.#settleDown(arn, execution);
  }

  /** The execution waits or is over: calls its function if it waits for one, and sets the timer. */
  #settleDown(arn: string, execution: Execution | undefined): void {
    this.#due.delete(arn);
    if (this.#stopped || execution?.status !== 'RUNNING') return;
    const { wakeAt, task } = execution.current;
    const instants = [wakeAt, task?.deadline, execution.timeoutAt].filter((instant) => instant !== undefined);
    if (instants.length > 0) this.#due.set(arn, Math.min(...instants));
    this.#alarm.look();
    if (task && !task.submitted && task.outcome === undefined) void this.#invoke(execution, task);
  }

  #wake(): number | undefined {
    const now = this.runtime.clock();
    for (const [arn, at] of this.#due) {
      if (at > now) continue;
      this.#due.delete(arn);
      this.drive(arn);
    }
    return this.#due.size > 0 ? Math.min(...this.#due.values()) : undefined;
  }

  async #invoke({ arn, machineArn }: Execution, task: Task): Promise<void> {
    const { attempt } = task;
    if (this.#invoking.has(attempt)) return;
    this.#invoking.add(attempt);
    const answer = await this.#call(machineArn, task);
    this.#invoking.delete(attempt);
    // Stopping interrupts functions; that is a crash to be repeated, not a failure of the task.
    if (this.#stopped && 'failure' in answer) return;
    this.change(arn, (execution) => {
      const now = this.runtime.clock();
      const open = openTask(execution, attempt, now);
      if (open === undefined) return undefined;
      if ('failure' in answer) return taskFailed(execution, now, open, answer.failure);
      if (open.token !== undefined) return submitted(execution, now, open);
      return taskSucceeded(execution, now, open, {
        ExecutedVersion: '$LATEST',
        Payload: answer.payload,
        StatusCode: 200,
      });
    });
  }

  async #call(
    machineArn: string,
    { functionArn, payload }: Task,
  ): Promise<{ payload: unknown } | { failure: Failure }> {
    try {
      this.runtime.authorize(this.#callerOf(machineArn), 'lambda:InvokeFunction', functionArn);
      const result = await this.runtime.invoke(functionArn, payload);
      if (result.error === undefined) return { payload: result.payload ?? null };
      const { errorType, errorMessage } = result.error;
      return { failure: { Error: errorType, Cause: JSON.stringify(result.payload ?? { errorType, errorMessage }) } };
    } catch (error) {
      const code = error instanceof AwsError && error.status === 404 ? error.code : 'AWSLambdaException';
      return { failure: { Error: `Lambda.${code}`, Cause: error instanceof Error ? error.message : String(error) } };
    }
  }

  #callerOf(machineArn: string): Caller {
    const roleArn = this.machines.get(machineArn)?.roleArn ?? '';
    return assumeRole(this.runtime, 'states.amazonaws.com', roleArn, { 'aws:SourceArn': machineArn });
  }

  #stepContext({ arn, name, roleArn }: LoadedMachine): StepContext {
    const { region, clock } = this.runtime;
    return {
      machineArn: arn,
      machineName: name,
      roleArn,
      region,
      now: clock(),
      random: Math.random,
      newAttempt: randomUUID,
      newToken,
    };
  }

  /** Event types only: inputs, outputs and causes are execution data. */
  #logNew(before: Execution, after: Execution): void {
    for (const { type } of after.events.slice(before.events.length)) {
      if (type.endsWith('StateEntered')) this.runtime.count('states', 'StateTransitions', after.current.state);
      this.runtime.log({ code: 'execution-event', execution: after.name, event: type, state: after.current.state });
    }
  }
}
