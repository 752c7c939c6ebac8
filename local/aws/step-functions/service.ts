import type { Runtime, Service } from '../gateway/service';
import { dispatchJson } from '../wire/operations';
import { executionOperations } from './execution-operations';
import { Executions } from './executions';
import { loadMachine, Runner } from './runner';
import { taskOperations } from './task-operations';

/** Step Functions for the standard machines of the template. */
export function createStepFunctions(runtime: Runtime): Service {
  const loaded = runtime.template.ofType('AWS::StepFunctions::StateMachine').map(loadMachine);
  const machines = new Map(loaded.map((machine) => [machine.arn, machine]));
  const executions = new Executions(runtime.state);
  const runner = new Runner(runtime, executions, machines);
  const parts = { runtime, executions, runner, machines };
  const operations = { ...executionOperations(parts), ...taskOperations(parts) };
  return {
    signingName: 'states',
    handle: (request) => dispatchJson(operations, request),
    start: async () => {
      executions.forgetOld(runtime.clock());
      runner.resume();
    },
    stop: () => runner.stop(),
  };
}
