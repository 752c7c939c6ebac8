import type { UsageLine } from '../../local/aws/usage/usage';
import { quantitiesOf } from './cost/bill';
import { idleMonth } from './cost/idle';
import { approvedWindow, edit, emergency, window } from './cost/lifecycles';
import { dated } from './cost/prices';
import { type Costed, isMissed, tableOf } from './cost/report';
import { stackOf } from './cost/stack';
import { BenchMachine } from './machine/machine';

/** With `--calls` it also prints every call that was counted. */
const showCalls = process.argv.includes('--calls');

/** Prints what Quiesce costs on AWS, from calls counted on a local machine, and fails when a target is missed. */
async function main(): Promise<void> {
  const machine = await BenchMachine.open({ args: ['--near-boundary-seconds', '0'] });
  try {
    const costed = await costs(machine);
    console.log(`Prices of ${dated}, us-east-1, no free tier\n`);
    for (const one of costed) console.log(tableOf(one));
    process.exitCode = costed.some(isMissed) ? 1 : 0;
  } finally {
    await machine.close();
  }
}

async function costs(machine: BenchMachine): Promise<readonly Costed[]> {
  const stack = stackOf(machine.directory);
  const measured = async (name: string, work: () => Promise<void>, target?: number): Promise<Costed> => {
    const usage = await machine.measure(work);
    if (showCalls) printCalls(name, usage);
    return { name, quantities: quantitiesOf(usage, stack), ...(target === undefined ? {} : { target }) };
  };
  await machine.untilQuiet();
  const idle = { name: 'An idle month', quantities: await idleMonth(machine, stack), target: 2 };
  const oneWindow = await measured('A window', () => window(machine), 0.004);
  const edited = await approvedWindow(machine);
  return [
    idle,
    oneWindow,
    await measured('An edit of an approved window, approved again', () => edit(machine, edited)),
    await measured('An emergency, ended and ratified', () => emergency(machine)),
  ];
}

function printCalls(name: string, usage: readonly UsageLine[]): void {
  console.log(`${name}:`);
  for (const { service, what, by, count } of usage)
    console.log(`  ${String(count).padStart(7)} ${service} ${what} (${by})`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
