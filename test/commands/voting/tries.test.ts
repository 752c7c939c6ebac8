import { voteByMail } from '../../../lambdas/commands/voting/vote-by-mail';
import type { Commit, Store } from '../../../lambdas/store/port';
import { code, hour, refusalOf, T0 } from '../fixtures';
import { type Asked, attemptsOf, mailedWindow } from './mail-fixtures';

const isVote = ({ put }: Commit): boolean => put.some(({ kind }) => kind === 'window');

/** Ana's vote through a store in which something happens just before the vote is committed. */
function voteWhile(asked: Asked, before: () => Promise<unknown>) {
  let done = false;
  const store: Store = Object.assign(Object.create(asked.world.store), {
    commit: async (commit: Commit) => {
      if (isVote(commit) && !done) {
        done = true;
        await before();
      }
      return asked.world.store.commit(commit);
    },
  });
  return voteByMail({ ...asked.world.deps, store }, { ...asked.link('ana'), code, decision: 'approve' });
}

/** The kind: a try that is counted twice, lost, or kept although the code was right, whatever happens to the vote. */
describe('the try that a code takes', () => {
  it('is given back with the vote, also when a link is clicked twice at once', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    const outcomes = await Promise.allSettled([asked.vote('ana'), asked.vote('ana'), asked.vote('ana')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ wrongCodes: 0 });
  });

  it('is given back when the vote is refused although the code was right', async () => {
    const asked = await mailedWindow({ requireLogin: true });
    for (let n = 0; n < 8; n++) expect(await refusalOf(asked.vote('ana'))).toBe('login-required');
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ wrongCodes: 0 });
  });

  it('leaves counted what others entered before the vote was committed, and the lock that it caused', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    asked.world.now = T0 + 60;
    const guess = async () => {
      asked.world.now += 1;
      for (let n = 0; n < 4; n++) expect(await refusalOf(asked.vote('ana', { code: '000000' }))).toBe('wrong-code');
    };
    expect(await voteWhile(asked, guess)).toMatchObject({ window: { votes: [{ approverId: 'ana' }] } });
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ wrongCodes: 4, wrongAt: T0 + 61 });
  });

  it('stays counted when the function dies before the vote, which is then not cast', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2 });
    const dying = voteWhile(asked, () => Promise.reject(new Error('killed')));
    await expect(dying).rejects.toThrow('killed');
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ wrongCodes: 1 });
    expect(await asked.vote('ana')).toMatchObject({ votes: [{ approverId: 'ana' }] });
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ wrongCodes: 1 });
  });

  it('is counted once for each code that was compared, however many come at once, right and wrong', async () => {
    const asked = await mailedWindow({ approvalsRequired: 2, timeoutSeconds: hour });
    const codes = Array.from({ length: 12 }, (_, n) => (n === 6 ? code : String(200_000 + n)));
    const outcomes = await Promise.all(
      codes.map((entered) =>
        asked.vote('ana', { code: entered }).then(
          () => 'voted',
          (error) => String(error.code),
        ),
      ),
    );
    const compared = outcomes.filter((outcome) => outcome === 'wrong-code').length;
    expect(outcomes.filter((outcome) => outcome === 'voted').length).toBeLessThanOrEqual(1);
    const { wrongCodes } = (await attemptsOf(asked, 'ana')) ?? { wrongCodes: 0 };
    const busy = outcomes.filter((outcome) => outcome === 'too-many-attempts' || outcome === 'contended').length;
    expect(wrongCodes).toBeGreaterThanOrEqual(compared);
    expect(wrongCodes).toBeLessThanOrEqual(compared + busy);
  });
});
