import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchMachine } from '../machine/machine';
import { type Population, populate } from './population';
import { Product } from './product';

/** The stream has tens of thousands of records that nobody waits for; nothing is used while they go by. */
const STREAM_QUIET_MS = 60_000;

/** In memory where the system offers it: what is measured is not the disk. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * A copy of a data directory with the population, which is written first if it is not there yet. That takes minutes.
 * @param kept where the population is kept for the next time
 */
export async function preparedCopy(
  population: Population,
  kept = join(scratch, `quiesce-bench-${Object.values(population).join('-')}`),
): Promise<{ readonly directory: string; remove(): Promise<void> }> {
  const mark = join(kept, 'populated.json');
  const isThere = await readFile(mark, 'utf8').then(
    (text) => text === JSON.stringify(population),
    () => false,
  );
  if (!isThere) {
    await rm(kept, { recursive: true, force: true });
    await mkdir(kept, { recursive: true });
    await write(population, kept);
    await writeFile(mark, JSON.stringify(population));
  }
  const directory = await mkdtemp(join(scratch, 'quiesce-load-'));
  await cp(kept, directory, { recursive: true });
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function write(population: Population, directory: string): Promise<void> {
  const { sites, over, ahead } = population;
  console.log(`Writing ${sites} sites with ${sites * (over + ahead)} windows to ${directory}`);
  const machine = await BenchMachine.open({ directory });
  const start = Date.now();
  try {
    await machine.untilQuiet();
    await populate(await Product.on(machine), population);
    console.log(`Written in ${seconds(start)} s; waiting for what follows: schedules, publishing`);
    await machine.untilQuiet(STREAM_QUIET_MS);
    console.log(`Ready after ${seconds(start)} s`);
  } finally {
    await machine.close();
  }
}

const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(0);
