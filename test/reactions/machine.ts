import { randomUUID } from 'node:crypto';
import { type ApprovalFlow, executionName, type FlowRun } from '../../lambdas/aws/approval-flow';
import type { Outcome } from '../../lambdas/domain/voting/subject';
import { approvalFlow } from '../../lib/constructs/approval/approval-flow.asl';
import { parseDefinition } from '../../local/aws/step-functions/definition';
import { type Execution, entered, type Task } from '../../local/aws/step-functions/execution';
import { step } from '../../local/aws/step-functions/interpreter';
import { openTask, submitted, taskFailed, taskSucceeded } from '../../local/aws/step-functions/task';

type Handlers = Readonly<Record<'notify' | 'conclude', (payload: unknown) => Promise<unknown>>>;

const definition = parseDefinition(
  JSON.stringify(approvalFlow({ notifyApprovers: 'notify', concludeRequest: 'conclude' })),
);

/** The deployed state machine, run by the local interpreter on a test's clock. */
export class Machine implements ApprovalFlow {
  readonly executions = new Map<string, Execution>();

  /** @param clock epoch seconds */
  constructor(
    private readonly clock: () => number,
    private readonly handlers: Handlers,
  ) {}

  async start(run: FlowRun, timeoutSeconds: number, wakeAt: readonly number[]) {
    const name = executionName(run);
    if (this.executions.has(name)) return 'exists' as const;
    const { subjectId, planVersion } = run;
    const input = { subjectId, planVersion, timeoutSeconds, wakeAt };
    const now = this.now();
    const blank: Execution = {
      arn: name,
      machineArn: 'machine',
      name,
      revision: 0,
      status: 'RUNNING',
      input: JSON.stringify(input),
      startedAt: now,
      variables: {},
      current: { state: definition.StartAt, input, enteredAt: now, retries: {}, retryCount: 0 },
      events: [],
    };
    this.executions.set(name, entered(blank, now, definition.StartAt, 'Task', input));
    return 'started' as const;
  }

  async settle(taskToken: string, decision: Outcome) {
    for (const [name, execution] of this.executions) {
      const { task } = execution.current;
      if (task?.token !== taskToken || !openTask(execution, task.attempt, this.now())) continue;
      this.executions.set(name, taskSucceeded(execution, this.now(), task, { status: decision }));
      return 'settled' as const;
    }
    return 'over' as const;
  }

  async running() {
    return new Set(this.unfinished().map(({ name }) => name.replace(/-r\d+$/, '')));
  }

  unfinished(): Execution[] {
    return [...this.executions.values()].filter(({ status }) => status === 'RUNNING');
  }

  /** Takes every execution as far as it goes without time passing. @returns whether anything moved */
  async advance(): Promise<boolean> {
    let moved = false;
    for (const { name } of this.unfinished()) while (await this.move(name)) moved = true;
    return moved;
  }

  /** The next instant at which something happens by itself, in epoch seconds. */
  nextWake(): number | undefined {
    const instants = this.unfinished().flatMap(({ current }) =>
      [current.wakeAt ?? [], current.task?.deadline ?? []].flat(),
    );
    return instants.length === 0 ? undefined : Math.ceil(Math.min(...instants) / 1000);
  }

  private async move(name: string): Promise<boolean> {
    const execution = this.executions.get(name);
    if (execution?.status !== 'RUNNING') return false;
    const after = await step(definition, execution, this.around());
    if (after) {
      this.executions.set(name, after);
      return true;
    }
    const { task } = execution.current;
    if (!task || task.submitted || task.outcome) return false;
    await this.invoke(name, task);
    return true;
  }

  private async invoke(name: string, task: Task): Promise<void> {
    const handler = task.functionArn === 'notify' ? this.handlers.notify : this.handlers.conclude;
    const answer = await handler(task.payload).then(
      (payload) => ({ payload: payload ?? null }),
      (thrown: unknown) => ({ failure: { Error: thrown instanceof Error ? thrown.name : 'Error', Cause: '' } }),
    );
    const execution = this.executions.get(name);
    const open = openTask(execution, task.attempt, this.now());
    if (!execution || !open) return;
    this.executions.set(name, answered(execution, this.now(), open, answer));
  }

  private now(): number {
    return this.clock() * 1000;
  }

  private around() {
    const names = { machineArn: 'machine', machineName: 'machine', roleArn: 'role', region: 'eu-central-1' };
    return { ...names, now: this.now(), random: () => 0.5, newAttempt: randomUUID, newToken: randomUUID };
  }
}

type Answer = { readonly payload: unknown } | { readonly failure: { readonly Error: string; readonly Cause: string } };

function answered(execution: Execution, now: number, task: Task, answer: Answer): Execution {
  if ('failure' in answer) return taskFailed(execution, now, task, answer.failure);
  if (task.token !== undefined) return submitted(execution, now, task);
  return taskSucceeded(execution, now, task, { Payload: answer.payload });
}
