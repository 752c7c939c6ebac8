import { KEYS_PER_UPDATE } from '../../../lambdas/aws/edge-store';
import { writeChanges } from '../../../lambdas/reactions/edge/write-changes';
import { FakeEdgeStore } from '../fakes';

const keys = (count: number, letter: string) => Array.from({ length: count }, (_, n) => `demo/${letter}${n}`);
const entries = (count: number, letter: string) => keys(count, letter).map((key) => ({ key, value: '2' }));

/** Kind: a site is set aside because what it once left in the store is more than one update takes. */
it.each([
  [0, 51],
  [KEYS_PER_UPDATE, KEYS_PER_UPDATE],
  [KEYS_PER_UPDATE, 2 * KEYS_PER_UPDATE + 1],
  [7, 3 * KEYS_PER_UPDATE],
])('writes %i entries and deletes %i, however many updates that takes', async (puts, deletes) => {
  const store = new FakeEdgeStore();
  for (const { key, value } of entries(deletes, 'old')) store.entries.set(key, value);
  const changes = { puts: entries(puts, 'new'), deletes: keys(deletes, 'old') };
  expect(await writeChanges(store, await store.etag(), changes)).toEqual({ etag: expect.any(String) });
  expect([...store.entries.keys()]).toEqual(keys(puts, 'new'));
});
