import { z } from 'zod';
import { AwsError, type Caller, type Runtime } from '../gateway/service';
import { type Operation, parse } from '../wire/operations';
import type { Execution, Task } from './execution';
import type { Executions, TokenReference } from './executions';
import type { LoadedMachine, Runner } from './runner';
import { openTask, taskFailed, taskSucceeded } from './task';

export interface Parts {
  readonly runtime: Runtime;
  readonly executions: Executions;
  readonly runner: Runner;
  readonly machines: ReadonlyMap<string, LoadedMachine>;
}

const successSchema = z.object({ taskToken: z.string().min(1).max(2048), output: z.string().max(262_144) });
const failureSchema = z.object({
  taskToken: z.string().min(1).max(2048),
  error: z.string().max(256).default(''),
  cause: z.string().max(32_768).default(''),
});

/** The callbacks. A token is settled once; later, late and repeated callbacks are TaskTimedOut and change nothing. */
export function taskOperations(parts: Parts): Readonly<Record<string, Operation>> {
  return {
    SendTaskSuccess(body, { caller }) {
      const { taskToken, output } = parse(successSchema, body);
      const reference = authorized(parts, caller, 'SendTaskSuccess', taskToken);
      const result = readOutput(output);
      settle(parts, reference, (execution, now, task) => taskSucceeded(execution, now, task, result));
    },
    SendTaskFailure(body, { caller }) {
      const { taskToken, error, cause } = parse(failureSchema, body);
      const reference = authorized(parts, caller, 'SendTaskFailure', taskToken);
      const failure = { Error: error, Cause: cause };
      settle(parts, reference, (execution, now, task) => taskFailed(execution, now, task, failure));
    },
  };
}

/**
 * AWS authorizes callbacks on the machine that made the token. Only callers that may settle tokens of some state
 * machine learn that a token is invalid.
 * @throws AwsError `InvalidToken`
 */
function authorized(
  { runtime, executions, machines }: Parts,
  caller: Caller,
  action: string,
  token: string,
): TokenReference {
  const reference = executions.find(token);
  const execution = reference && executions.get(reference.executionArn);
  const machineArn = execution?.machineArn ?? [...machines.keys()][0] ?? '*';
  runtime.authorize(caller, `states:${action}`, machineArn);
  if (reference === undefined) throw new AwsError('InvalidToken', 'Invalid Token');
  return reference;
}

function settle(
  { runtime, runner }: Parts,
  { executionArn, attempt }: TokenReference,
  apply: (execution: Execution, now: number, task: Task) => Execution,
): void {
  const now = runtime.clock();
  const isSettled = runner.change(executionArn, (execution) => {
    const task = openTask(execution, attempt, now);
    return task && apply(execution, now, task);
  });
  if (!isSettled) throw new AwsError('TaskTimedOut', 'Task Timed Out: The task is over');
}

function readOutput(output: string): unknown {
  try {
    const result: unknown = JSON.parse(output);
    return result;
  } catch {
    throw new AwsError('InvalidOutput', 'Invalid Output: The output is not JSON');
  }
}
