import type { Person } from '../../../lambdas/domain/directory/directory';
import { counts } from '../../../lambdas/domain/limits';
import { defaultPolicy, rulesOf } from '../../../lambdas/domain/site/site-rules';
import { eligibleApprovers } from '../../../lambdas/domain/voting/eligibility';
import type { Vote } from '../../../lambdas/domain/voting/question';
import { castVote } from '../../../lambdas/domain/voting/votes';
import { directory, person } from '../people';

const user = (personId: string) => `arn:aws:iam::111122223333:user/${personId}`;
const idOf = (n: number) => `p${String(n).padStart(4, '0')}`;

/** As many people as the directory can hold, and how often somebody looked at the principals of one. */
function everybody() {
  let looks = 0;
  const member = (n: number): Person =>
    Object.defineProperty(person(idOf(n)), 'principals', {
      enumerable: true,
      get: () => {
        looks += 1;
        return [user(idOf(n))];
      },
    });
  const full = directory(Array.from({ length: counts.people }, (_, n) => member(n)));
  return { full, looksPerPerson: () => looks / counts.people };
}

const question = {
  planVersion: 1,
  digest: 'd',
  rules: { ...rulesOf(defaultPolicy), approvalsRequired: 10 },
  askedAt: 10,
  directoryVersion: 1,
  decideBy: 100,
  votes: [],
  askedBy: [5, 995].map((n) => ({ principal: user(idOf(n)), personId: idOf(n) })),
};

describe('a question with a thousand people in the directory', () => {
  it('looks at each of them a few times, not once for each other', () => {
    const { full, looksPerPerson } = everybody();
    expect(eligibleApprovers(question, full)).toHaveLength(counts.people - question.askedBy.length);
    expect(looksPerPerson()).toBeLessThan(5);
  });

  it('counts a vote in as little', () => {
    const { full, looksPerPerson } = everybody();
    const vote: Vote = { approverId: idOf(700), decision: 'approve', at: 20, assurance: 'signed' };
    expect(castVote(question, full, vote, { principal: user(idOf(700)) })).toMatchObject({ result: 'open' });
    expect(looksPerPerson()).toBeLessThan(20);
  });
});
