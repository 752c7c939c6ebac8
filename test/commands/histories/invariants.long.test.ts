import { liveMany } from './live';
import { createOrigins } from './origins';

let worlds: Awaited<ReturnType<typeof createOrigins>>;
beforeAll(async () => {
  worlds = await createOrigins();
});

describe('in any history of a site', () => {
  it('every change is told once, no plan is enforced without its votes, nobody votes twice or on their own, repeats and refusals change nothing', async () => {
    await liveMany(worlds, Number(process.env.HISTORIES ?? 10_000), { minLength: 1, maxLength: 12 });
  }, 300_000);

  it('the same holds in long ones', async () => {
    await liveMany(worlds, 40, { minLength: 30, maxLength: 80 });
  }, 120_000);
});
