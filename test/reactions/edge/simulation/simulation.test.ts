import { checkHistories } from './histories';
import { Simulation } from './simulation';

/** `simulation.long.test.ts` looks at many more of them. */
it.each([0, 0.05])(
  'publishers at the same time publish each revision, none after a newer one, and know what the store holds, when %d of all calls are their last',
  async (crash) => {
    expect((await checkHistories(crash, 12)) > 0).toBe(crash > 0);
  },
  60_000,
);

it('the same seed is the same history, so a counterexample can be looked at again', async () => {
  const end = async (seed: number) => {
    const simulation = await Simulation.create(seed, 0.05);
    await simulation.run(30);
    const { edgeStore, world } = simulation;
    return { calls: edgeStore.calls, entries: [...edgeStore.entries], records: world.store.all() };
  };

  const first = await end(7);

  expect(await end(7)).toEqual(first);
  expect(await end(8)).not.toEqual(first);
});
