import { timed } from '../control/statistics';
import { fire } from '../cost/idle';
import { stackOf } from '../cost/stack';
import type { BenchMachine } from '../machine/machine';
import { fault, type Outcome } from './outcome';

const targets = { calls: 2_000, seconds: 60 };
/** What a call takes on AWS, about. */
const MS_PER_CALL = 10;

/** One run of reconcile when nothing is wrong: the calls that it makes, and makes others make. */
export async function reconcileRun(machine: BenchMachine): Promise<Outcome> {
  const stack = stackOf(machine.directory);
  const schedule = stack.schedules.find(({ functionArn }) => functionArn.includes('Reconcile'));
  if (!schedule) throw new Error('The template has no schedule for reconcile');
  let ms = 0;
  const usage = await machine.measure(async () => {
    [, ms] = await timed(() => fire(machine, schedule));
  });
  const roles = new Set(stack.functions.map(({ role }) => role));
  const calls = usage.filter(({ by, what }) => roles.has(by) && what !== 'Mails');
  const count = calls.reduce((all, line) => all + line.count, 0);
  const serial = (count * MS_PER_CALL) / 1000;
  return {
    name: 'One run of reconcile',
    facts: [
      `${count} calls (target ${targets.calls}): ${calls.map((line) => `${line.count} ${line.what}`).join(', ')}`,
      `${(ms / 1000).toFixed(1)} s here; ${serial.toFixed(0)} s at ${MS_PER_CALL} ms a call, one after the other (target ${targets.seconds})`,
    ],
    faults: [
      ...fault(count > targets.calls, `${count} calls`),
      ...fault(serial > targets.seconds, `${serial.toFixed(0)} s at ${MS_PER_CALL} ms a call`),
    ],
  };
}
