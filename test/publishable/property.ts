import fc from 'fast-check';
import { deleteSite } from '../../lambdas/commands/site/delete-site';
import { admin, createWorld, forkOf } from '../commands/fixtures';
import { stages } from '../edge/function/stages';
import { cases } from './cases';
import { type Expected, expectedOf, statusIn } from './probes';
import { runCase } from './run-case';

/** What a run of the property has seen. */
export interface Seen {
  readonly cases: number;
  readonly probes: number;
  /** How often each step was accepted or refused, by code. */
  readonly outcomes: ReadonlyMap<string, number>;
}

const perBatch = 250;

/**
 * What a command accepts is encoded, taken by the store and enforced by the edge. Cases come in batches, because one process of njs
 * takes a batch of requests as fast as a few.
 *
 * @throws Error naming the seed of the batch and the case that failed
 */
export async function checkPublishable(runs: number, seed: number): Promise<Seen> {
  const seen = { cases: 0, probes: 0, outcomes: new Map<string, number>() };
  const base = await createWorld();
  await deleteSite(base.deps, { siteId: 'demo' }, admin);
  while (seen.cases < runs) {
    const batch = Math.min(perBatch, runs - seen.cases);
    const at = { seed: seed + seen.cases, numRuns: batch };
    const expected: Expected[] = [];
    for (const [index, one] of fc.sample(cases, at).entries()) {
      const ran = await runCase(forkOf(base), one).catch((error: Error) => {
        throw new Error(`Case ${index} of seed ${at.seed}: ${error.message}`, { cause: error });
      });
      for (const [outcome, count] of ran.outcomes) {
        seen.outcomes.set(outcome, (seen.outcomes.get(outcome) ?? 0) + count);
      }
      for (const probe of one.probes) {
        const asked = await expectedOf(ran, probe);
        if (asked) expected.push(asked);
      }
    }
    await enforced(expected, at.seed);
    seen.cases += batch;
    seen.probes += expected.length;
  }
  return seen;
}

/** The last stage is njs where it is installed, and the shipped bundle otherwise. */
async function enforced(expected: readonly Expected[], seed: number): Promise<void> {
  const outcomes = (await stages.at(-1)?.run(expected.map(({ visit }) => visit))) ?? [];
  for (const [index, { visit, status }] of expected.entries()) {
    const outcome = outcomes[index];
    const found = outcome && statusIn(outcome);
    if (found === status) continue;
    throw new Error(`Seed ${seed}: the edge answers ${found} and not ${status} to ${JSON.stringify(visit)}`);
  }
}
