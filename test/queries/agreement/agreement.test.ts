import { agreeInMany, wanted } from './property';

/** Thousands of histories: agreement.long.test.ts. */
describe('status, explain and the edge', () => {
  it('agree in any history of sites, while publishes are late, lost, refused and set aside', async () => {
    const seen = await agreeInMany(40);
    expect(wanted.filter((one) => !seen.has(one))).toEqual([]);
  }, 120_000);
});
