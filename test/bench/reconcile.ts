import { type Reconciled, reconcile } from '../../lambdas/reactions/reconcile/reconcile';
import type { StoredRecord } from '../../lambdas/store/records';
import { type Calls, Ground } from './reconcile/ground';
import { type Population, populate } from './reconcile/population';

const size = { sites: 1000, windowsPerSite: 10 };
const mostCalls = 2000;
const mostSeconds = 60;
/** What a call to a service in the same region takes. */
const milliseconds = 10;

interface Measured {
  readonly name: string;
  readonly calls: Calls;
  readonly seconds: number;
  /** By how much the heap grew at most, garbage that was not collected yet included. */
  readonly megabytes: number;
  readonly outcome: Reconciled;
}

/** Prints what a run of reconcile calls, and how long it takes, and fails when it is more than it may be. */
async function main(): Promise<void> {
  console.log(
    `${size.sites * size.windowsPerSite} approved windows and ${size.sites} open requests on ${size.sites} sites`,
  );
  const population = await populate(size);
  const ground = await Ground.open(population);
  try {
    ground.milliseconds = milliseconds;
    const measured = [
      await run(ground, 'all is well'),
      await run(ground, '300 things are lost', await lose(ground, population)),
    ];
    for (const one of measured) print(one);
    process.exitCode = measured.every(isWithin) ? 0 : 1;
  } finally {
    await ground.close();
  }
}

/** A hundred starts that were not recorded, a hundred windows without schedules, a hundred sites that were not published. */
async function lose(ground: Ground, { windows, records, schedules, now }: Population): Promise<ReadonlySet<string>> {
  const late = windows.filter((_, n) => n % 100 === 0);
  const started = late.map((window): StoredRecord => {
    const plan = { ...window.plan, startsAt: now - 300 };
    return { kind: 'window', value: { ...window, plan } };
  });
  const edges = records.flatMap((record) => (record.kind === 'edge' ? record.value : [])).slice(0, 100);
  const unpublished = edges.map((edge): StoredRecord => ({ kind: 'edge', value: { ...edge, publishedRevision: 1 } }));
  await ground.write([...started, ...unpublished]);
  const unscheduled = new Set(windows.filter((_, n) => n % 100 === 1).map(({ windowId }) => windowId));
  return new Set(schedules.filter((name) => unscheduled.has(name.slice(2).replace(/-\d+-[se]$/, ''))));
}

async function run(ground: Ground, name: string, lost?: ReadonlySet<string>): Promise<Measured> {
  const deps = await ground.deps(lost);
  const outcomes: Reconciled[] = [];
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  }, 20);
  const begun = performance.now();
  const calls = await ground.calls(async () => void outcomes.push(await reconcile(deps)));
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(sampling);
  const [outcome] = outcomes;
  if (!outcome) throw new Error('It did not run');
  return { name, calls, seconds, megabytes: (most - before) / 1e6, outcome };
}

const sum = (calls: Calls): number => Object.values(calls).reduce((total, count) => total + count, 0);
const isWithin = ({ calls, seconds }: Measured): boolean => sum(calls) <= mostCalls && seconds <= mostSeconds;

function print({ name, calls, seconds, megabytes, outcome }: Measured): void {
  console.log(`\n${name}: ${JSON.stringify(outcome)}`);
  for (const [operation, count] of Object.entries(calls)) console.log(`${String(count).padStart(7)} ${operation}`);
  console.log(`${String(sum(calls)).padStart(7)} calls (at most ${mostCalls})`);
  console.log(`${seconds.toFixed(1).padStart(7)} s at ${milliseconds} ms a call (at most ${mostSeconds})`);
  console.log(`${megabytes.toFixed(0).padStart(7)} MB more heap at the most (the function has 512)`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
