import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { asRole } from '../../e2e/aws';
import type { BenchMachine } from '../machine/machine';
import { ageing } from './ageing';
import { assumed } from './assumptions';
import { add, type Quantities, quantitiesOf, standingQuantities, times } from './bill';
import type { Schedule, Stack } from './stack';

const DAY_MINUTES = 1440;

/**
 * A month in which nobody calls: alarms, polled queues, and what runs on a schedule. All runs of so many hours are made, as far
 * apart as their rates say for the functions, which remember when they last looked; the month has as many such spells.
 */
export async function idleMonth(machine: BenchMachine, stack: Stack, hours = 24): Promise<Quantities> {
  const pass = await ageing(machine);
  const step = Math.min(...stack.schedules.map(({ everyMinutes }) => everyMinutes));
  let runs = 0;
  const usage = await machine.measure(async () => {
    for (let minute = step; minute <= hours * 60; minute += step) {
      await pass(step * 60);
      for (const schedule of stack.schedules.filter(({ everyMinutes }) => minute % everyMinutes === 0)) {
        await fire(machine, schedule);
        runs++;
      }
    }
  });
  const spell = add(quantitiesOf(usage, stack), { 'schedule-invocation': runs });
  return add(standingQuantities(stack), times((assumed.days * DAY_MINUTES) / (hours * 60), spell));
}

/** Calls the target as Scheduler would, with the schedule's role, and waits for it. */
export async function fire(machine: BenchMachine, { functionArn, role, input }: Schedule): Promise<void> {
  const lambda = new LambdaClient({ ...asRole(machine.directory, machine.endpoints.aws, role), maxAttempts: 1 });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: functionArn, Payload: Buffer.from(input) }));
  if (answer.FunctionError) throw new Error(`${functionArn}: ${Buffer.from(answer.Payload ?? []).toString()}`);
}
