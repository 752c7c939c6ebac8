import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchMachine } from '../machine/machine';
import { populateDirectory, populateLarge } from './large-population';
import { type Population, populate } from './population';
import { Product } from './product';

/** The stream has tens of thousands of records that nobody waits for; nothing is used while they go by. */
const STREAM_QUIET_MS = 60_000;

/** In memory where the system offers it: what is measured is not the disk. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface PreparedCopy {
  readonly directory: string;
  remove(): Promise<void>;
}

/** Data that takes minutes to write, and is kept for the next time. */
interface Prepared {
  /** Where it is kept. */
  readonly kept: string;
  /** Kept data with another mark, or older than `days`, is written again. */
  readonly mark: unknown;
  readonly days: number;
  readonly what: string;
  write(machine: BenchMachine): Promise<void>;
}

/**
 * A copy of a data directory with the population, which is written first if it is not there yet. That takes minutes.
 * @param kept where the population is kept for the next time
 */
export function preparedCopy(
  population: Population,
  kept = join(scratch, `quiesce-bench-${Object.values(population).join('-')}`),
): Promise<PreparedCopy> {
  const { sites, over, ahead } = population;
  const what = `${sites} sites with ${sites * (over + ahead)} windows`;
  const write = async (machine: BenchMachine) => populate(await Product.on(machine), population);
  return copyOf({ kept, mark: population, days: Number.POSITIVE_INFINITY, what, write });
}

/** The same with everything that a console shows, for looking at it: sites and windows of every kind, people and groups. */
export function largeCopy(sites = 1000): Promise<PreparedCopy> {
  const write = async (machine: BenchMachine) => {
    await populateDirectory(await machine.api('admin'));
    await populateLarge(await Product.on(machine), sites);
  };
  const kept = join(scratch, `quiesce-large-${sites}`);
  return copyOf({ kept, mark: { large: sites }, days: 5, what: `${sites} sites of every kind`, write });
}

async function copyOf(prepared: Prepared): Promise<PreparedCopy> {
  const { kept, mark } = prepared;
  const marked = JSON.stringify(mark);
  const file = join(kept, 'populated.json');
  if (!(await isFresh(file, marked, prepared.days))) {
    await rm(kept, { recursive: true, force: true });
    await mkdir(kept, { recursive: true });
    await write(prepared);
    await writeFile(file, marked);
  }
  const directory = await mkdtemp(join(scratch, 'quiesce-load-'));
  await cp(kept, directory, { recursive: true });
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function isFresh(file: string, marked: string, days: number): Promise<boolean> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return text === marked && Date.now() - mtimeMs < days * 86_400_000;
  } catch {
    return false;
  }
}

async function write({ kept, what, write: populated }: Prepared): Promise<void> {
  console.log(`Writing ${what} to ${kept}`);
  const machine = await BenchMachine.open({ directory: kept });
  const start = Date.now();
  try {
    await machine.untilQuiet();
    await populated(machine);
    console.log(`Written in ${seconds(start)} s; waiting for what follows: schedules, publishing`);
    await machine.untilQuiet(STREAM_QUIET_MS);
    console.log(`Ready after ${seconds(start)} s`);
  } finally {
    await machine.close();
  }
}

const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(0);
