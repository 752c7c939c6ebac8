import { parseArgs } from 'node:util';
import { boundaries } from './load/boundaries';
import { emergencies } from './load/emergencies';
import type { Outcome } from './load/outcome';
import { preparedCopy } from './load/prepared';
import { reconcileRun } from './load/reconcile-run';
import { BenchMachine } from './machine/machine';

const { values } = parseArgs({
  options: {
    sites: { type: 'string', default: '1000' },
    over: { type: 'string', default: '7' },
    ahead: { type: 'string', default: '3' },
    data: { type: 'string' },
  },
});
const population = { sites: Number(values.sites), over: Number(values.over), ahead: Number(values.ahead) };
const STORE_DELAY_MS = 15;
const sites = Array.from({ length: population.sites }, (_, index) => index);

/** Loads a machine with many sites and windows and a slow KeyValueStore, and fails when something is too late. */
async function main(): Promise<void> {
  const { directory, remove } = await preparedCopy(population, values.data);
  const machine = await BenchMachine.open({ directory, storeDelayMs: STORE_DELAY_MS });
  try {
    await machine.untilQuiet();
    const outcomes: readonly Outcome[] = [
      await reconcileRun(machine),
      await emergencies(machine, sites.slice(0, 100)),
      await boundaries(machine, sites.slice(-500)),
    ];
    for (const { name, facts, faults } of outcomes) {
      console.log(`\n### ${name}: ${faults.length === 0 ? 'met' : 'MISSED'}\n`);
      for (const line of [...facts, ...faults.map((fault) => `MISSED: ${fault}`)]) console.log(`- ${line}`);
    }
    process.exitCode = outcomes.some(({ faults }) => faults.length > 0) ? 1 : 0;
  } finally {
    await machine.close();
    await remove();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
