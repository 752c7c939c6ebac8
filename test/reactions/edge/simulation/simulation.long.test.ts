import { checkHistories } from './histories';

it.each([0, 0.01, 0.05, 0.15])(
  'publishers at the same time publish each revision, none after a newer one, and know what the store holds, when %d of all calls are their last',
  async (crash) => {
    await checkHistories(crash, Number(process.env.PUBLISHER_HISTORIES ?? 300));
  },
  600_000,
);
