import { checkHistories } from './histories';

/** `simulation.long.test.ts` looks at many more of them. */
it.each([0, 0.05])(
  'publishers at the same time publish each revision, none after a newer one, and know what the store holds, when %d of all calls are their last',
  async (crash) => {
    expect((await checkHistories(crash, 12)) > 0).toBe(crash > 0);
  },
  60_000,
);
