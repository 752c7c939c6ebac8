import { openLink } from '../../../lambdas/commands/voting/open-link';
import { freeWrongCodes, lockedUntil } from '../../../lambdas/domain/voting/voting-link-validity';
import { hour, letters, refusalOf, refusedBy, T0 } from '../fixtures';
import { attemptsOf, mailedWindow, state } from './mail-fixtures';

const wrong = { code: '000000' };
const day = 24 * hour;

/**
 * The kind: whoever holds a link and not its code. They guess next to nothing, keep nobody from voting, and have nobody mailed
 * (that is in approval-request.test.ts).
 */
describe('whoever holds a link and not its code', () => {
  it('locks the code at the fifth wrong one, for twice as long with each further one', async () => {
    const asked = await mailedWindow();
    const before = state(asked.world);
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const refusal = await refusedBy(asked.vote('ana', wrong));
      expect(refusal).toMatchObject({ code: 'wrong-code', details: { triesLeft } });
    }
    for (const seconds of [10, 20, 40, 80]) {
      expect(await refusedBy(asked.vote('ana', wrong))).toMatchObject({
        code: 'link-locked',
        details: { retryAfterSeconds: seconds },
      });
      asked.world.now += seconds - 1;
      expect(await refusalOf(asked.vote('ana'))).toBe('link-locked');
      asked.world.now += 1;
      expect(await refusalOf(asked.vote('ana', wrong))).toBe('wrong-code');
    }
    expect(state(asked.world)).toEqual(before);
  });

  it('keeps nobody from voting by the letters, opening the page, or the code once it is free', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    for (let n = 0; n < 9; n++) await refusalOf(asked.vote('ana', wrong));
    expect((await openLink(asked.world.deps, asked.link('ana'))).approver.personId).toBe('ana');
    expect((await asked.vote('ana', { code: letters })).votes).toMatchObject([{ approverId: 'ana' }]);
    for (let n = 0; n < 9; n++) await refusalOf(asked.vote('ben', wrong));
    asked.world.now += 10;
    expect((await asked.vote('ben')).status).toBe('approved');
  });

  it('has no more than 23 codes compared in 31 days, however patiently they try', () => {
    let compared = 0;
    let now = 0;
    while (now < 31 * day) {
      compared += 1;
      now = Math.max(now, lockedUntil({ wrongCodes: compared, wrongAt: now }));
    }
    expect(compared).toBeLessThanOrEqual(23);
    expect(compared).toBeGreaterThan(freeWrongCodes);
  });

  it('takes no try of whoever enters the right code, also between locks', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    for (let n = 0; n < 5; n++) await refusalOf(asked.vote('ana', wrong));
    asked.world.now += 10;
    await asked.vote('ana');
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ wrongCodes: 5, wrongAt: T0 });
  });

  it('gains nothing by wrong letters, and nothing by letters for a link that has none', async () => {
    const asked = await mailedWindow();
    expect(await refusalOf(asked.vote('ana', { code: 'ZZZZZZZZZZZZ' }))).toBe('wrong-code');
    expect(await attemptsOf(asked, 'ana')).toBeUndefined();
    expect(await refusalOf(asked.vote('ana', { code: 'ZZZZ' }))).toBe('malformed');
  });
});
