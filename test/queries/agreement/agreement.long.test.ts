import { agreeInMany, wanted } from './property';

const runs = Number(process.env.AGREEMENT_RUNS ?? 3000);

it(`status, explain and the edge agree in ${runs} random histories`, async () => {
  const seen = await agreeInMany(runs);
  expect(wanted.filter((one) => !seen.has(one))).toEqual([]);
}, 3_600_000);
