import { checkPublishable } from './property';

const runs = Number(process.env.PUBLISHABLE_RUNS ?? 120);

it(`what is accepted is published, taken by the store and enforced by the edge, in ${runs} random cases`, async () => {
  const { outcomes, probes } = await checkPublishable(runs, 1);
  expect(outcomes.get('last emergency accepted')).toBeGreaterThan(runs);
  expect(outcomes.has('last emergency edge-capacity')).toBe(false);
  for (const seen of [
    'window accepted',
    'window malformed',
    'window edge-capacity',
    'window overlap',
    'site accepted',
  ]) {
    expect(outcomes.get(seen)).toBeGreaterThan(0);
  }
  expect(probes).toBeGreaterThan(runs / 2);
}, 120_000);
