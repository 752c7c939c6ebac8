import { checkPublishable } from './property';

const runs = Number(process.env.PUBLISHABLE_RUNS ?? 20_000);

it(`what is accepted is published, taken by the store and enforced by the edge, in ${runs} random cases`, async () => {
  const { cases, probes, outcomes } = await checkPublishable(runs, 1_000_000);
  process.stdout.write(`${JSON.stringify({ cases, probes, ...Object.fromEntries(outcomes) })}\n`);
  expect(cases).toBe(runs);
  expect(probes).toBeGreaterThan(runs / 2);
  expect(outcomes.has('last emergency edge-capacity')).toBe(false);
}, 3_600_000);
