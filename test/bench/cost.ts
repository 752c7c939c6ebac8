import { parseArgs } from 'node:util';
import type { UsageLine } from '../../local/aws/usage/usage';
import { assumed } from './cost/assumptions';
import { add, type Quantities, quantitiesOf, times } from './cost/bill';
import { idleMonth } from './cost/idle';
import { approvedWindow, edit, emergency, window } from './cost/lifecycles';
import { dated } from './cost/prices';
import { type Costed, isMissed, tableOf } from './cost/report';
import { stackOf } from './cost/stack';
import { storedQuantities } from './cost/storage';
import { preparedCopy } from './load/prepared';
import { BenchMachine } from './machine/machine';

const { values } = parseArgs({
  options: {
    /** Prints every call that was counted. */
    calls: { type: 'boolean', default: false },
    /** Without the thousand sites, which take minutes to write. */
    small: { type: 'boolean', default: false },
  },
});

/** US dollars. */
const targets = { idleMonth: 2, window: 0.004, largeMonth: 15 };
const large = { sites: 1000, over: 7, ahead: 3 };
const WINDOWS_A_MONTH = 1000;
/** Windows come as they do on AWS, through Scheduler. */
const args = ['--near-boundary-seconds', '0'];

/** Prints what Quiesce costs on AWS, from calls counted on a local machine, and fails when a target is missed. */
async function main(): Promise<void> {
  console.log(`Prices of ${dated}, us-east-1, no free tier\n`);
  const costed = [...(await onEmptyMachine()), ...(values.small ? [] : [await onFullMachine()])];
  for (const one of costed) console.log(tableOf(one));
  process.exitCode = costed.some(isMissed) ? 1 : 0;
}

async function onEmptyMachine(): Promise<readonly Costed[]> {
  const machine = await BenchMachine.open({ args });
  try {
    await machine.untilQuiet();
    const idle = await idleMonth(machine, stackOf(machine.directory));
    const oneWindow = await used(machine, 'A window', () => window(machine));
    const edited = await approvedWindow(machine);
    const anEdit = 'An edit of an approved window, approved again';
    const anEmergency = 'An emergency, ended and ratified';
    return [
      { name: 'An idle month', quantities: idle, target: targets.idleMonth },
      { name: 'A window', quantities: oneWindow, target: targets.window },
      { name: anEdit, quantities: await used(machine, anEdit, () => edit(machine, edited)) },
      { name: anEmergency, quantities: await used(machine, anEmergency, () => emergency(machine)) },
    ];
  } finally {
    await machine.close();
  }
}

/** Everything is counted beside a thousand sites: what grows with what is stored shows here. */
async function onFullMachine(): Promise<Costed> {
  const { directory, remove } = await preparedCopy(large);
  const machine = await BenchMachine.open({ directory, args });
  try {
    await machine.untilQuiet();
    const stored = await storedQuantities(machine);
    const oneWindow = await used(machine, 'A window beside 10,000 others', () => window(machine));
    const standing = await idleMonth(machine, stackOf(directory), 1);
    const name = `${large.sites} sites, ${large.sites * (large.over + large.ahead)} windows on record, ${WINDOWS_A_MONTH} windows a month`;
    const alwaysNear = { ...standing, 'store-call': assumed.storeChecksPerMonth };
    const quantities = add(alwaysNear, stored, times(WINDOWS_A_MONTH, oneWindow));
    return { name, quantities, target: targets.largeMonth };
  } finally {
    await machine.close();
    await remove();
  }
}

async function used(machine: BenchMachine, name: string, work: () => Promise<void>): Promise<Quantities> {
  const usage = await machine.measure(work);
  if (values.calls) printCalls(name, usage);
  return quantitiesOf(usage, stackOf(machine.directory));
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
