import { checkPublishable } from './property';

const runs = Number(process.env.PUBLISHABLE_RUNS ?? 20_000) / 2;

/** Half of the random cases of the long tests: in two files they run on two cores. @param seed of the first batch */
export function itHoldsInHalf(seed: number): void {
  it(`what is accepted is published, taken by the store and enforced by the edge, in ${runs} random cases`, async () => {
    const { cases, probes, outcomes } = await checkPublishable(runs, seed);
    process.stdout.write(`${JSON.stringify({ cases, probes, ...Object.fromEntries(outcomes) })}\n`);
    expect(cases).toBe(runs);
    expect(probes).toBeGreaterThan(runs / 2);
    expect(outcomes.has('last emergency edge-capacity')).toBe(false);
  }, 3_600_000);
}
