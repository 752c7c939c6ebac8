import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { asRole } from '../../e2e/aws';
import type { BenchMachine } from '../machine/machine';
import { add, type Quantities, quantitiesOf, standingQuantities, times } from './bill';
import type { Schedule, Stack } from './stack';

/** Each schedule is run so often, and the mean is taken: what a run does may depend on the one before. */
const RUNS = 4;

/** A month in which nobody calls: alarms, polled queues, and each schedule of the template as often as its rate says. */
export async function idleMonth(machine: BenchMachine, stack: Stack): Promise<Quantities> {
  let month = standingQuantities(stack);
  for (const schedule of stack.schedules) {
    const usage = await machine.measure(async () => {
      for (let run = 0; run < RUNS; run++) await fire(machine, schedule);
    });
    const perRun = times(1 / RUNS, add(quantitiesOf(usage, stack), { 'schedule-invocation': RUNS }));
    month = add(month, times(schedule.runsPerMonth, perRun));
  }
  return month;
}

/** Calls the target as Scheduler would, with the schedule's role, and waits for it. */
export async function fire(machine: BenchMachine, { functionArn, role, input }: Schedule): Promise<void> {
  const lambda = new LambdaClient({ ...asRole(machine.directory, machine.endpoints.aws, role), maxAttempts: 1 });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: functionArn, Payload: Buffer.from(input) }));
  if (answer.FunctionError) throw new Error(`${functionArn}: ${Buffer.from(answer.Payload ?? []).toString()}`);
}
