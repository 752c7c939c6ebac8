import fc from 'fast-check';
import type { Question, Vote } from '../../../lambdas/domain/voting/question';
import { castVote, isReachable, tally, voteResultOf, withdrawVote } from '../../../lambdas/domain/voting/votes';
import { directory, person, question, refusedWith, vote } from '../fixtures';

const people = directory(['ana', 'ben', 'cy', 'dan'].map((id) => person(id)));
const majority = { veto: false };

/** What each of some votes, one after another, comes to. */
function outcomes(asked: Question, votes: readonly Vote[]): string[] {
  let now = asked;
  return votes.map((cast) => {
    const { votes, result } = castVote(now, people, cast, 'mailbox');
    now = { ...now, votes };
    return result;
  });
}

const approve = (id: string) => vote(id);
const reject = (id: string) => vote(id, 'reject');

describe('votes', () => {
  it.each<[string, Partial<Question['rules']>, Vote[], string[]]>([
    [
      'approve with the last one required',
      { approvalsRequired: 2 },
      [approve('ana'), approve('ben')],
      ['open', 'approved'],
    ],
    [
      'reject with one where a veto decides',
      { approvalsRequired: 2 },
      [approve('ana'), reject('ben')],
      ['open', 'rejected'],
    ],
    [
      'wait where as many reject as approve',
      majority,
      [reject('ana'), approve('ben'), approve('cy')],
      ['open', 'open', 'approved'],
    ],
    [
      'reject once a majority is out of reach',
      { ...majority, approvalsRequired: 2 },
      [reject('ana'), reject('ben')],
      ['open', 'rejected'],
    ],
    [
      'reject once the required number is out of reach',
      { ...majority, approvalsRequired: 4 },
      [reject('ana')],
      ['rejected'],
    ],
  ])('%s', (_, rules, votes, expected) => {
    expect(outcomes(question(rules), votes)).toEqual(expected);
  });

  it.each<[string, Question, Vote]>([
    ['already-voted', question({ approvalsRequired: 2 }, { votes: [approve('ana')] }), approve('ana')],
    ['already-voted', question({ approvalsRequired: 2 }, { votes: [approve('ana')] }), reject('ana')],
    ['login-required', question({ requireLogin: true }), vote('ana', 'approve', { assurance: 'mailbox' })],
    ['illegal-move', question(), vote('ana', 'approve', { at: 100 })],
    ['not-an-approver', question(), approve('eve')],
  ])('are refused with %s', (code, asked, cast) => {
    expect(() => castVote(asked, people, cast, 'mailbox')).toThrow(refusedWith(code));
  });

  it('are signed where the policy asks for a login', () => {
    expect(castVote(question({ requireLogin: true }), people, approve('ana'), 'mailbox').result).toBe('approved');
  });

  it('of somebody who may not vote any more count no more, but stay on record', () => {
    const asked = question({ approvalsRequired: 2 }, { votes: [approve('ana')] });
    const without = directory(people.people.map((one) => (one.personId === 'ana' ? { ...one, disabled: true } : one)));
    expect(tally(asked, without)).toEqual({ approvals: 0, rejections: 0, undecided: 3 });
    expect(castVote(asked, without, approve('ben'), 'mailbox')).toMatchObject({ result: 'open', votes: { length: 2 } });
  });

  it('of whoever came into another group, or was disabled meanwhile, count although others who come then are late', () => {
    const late = { approverSince: 50 };
    const after = directory(['ana', 'ben', 'cy'].map((id) => person(id, id === 'ben' ? {} : late)));
    const asked = question({ approvalsRequired: 2 }, { votes: [approve('ana')] });
    expect(tally(asked, after)).toEqual({ approvals: 1, rejections: 0, undecided: 1 });
    expect(castVote(asked, after, approve('ben'), 'mailbox').result).toBe('approved');
    expect(() => castVote(asked, after, approve('ana'), 'mailbox')).toThrow(refusedWith('already-voted'));
    expect(() => castVote(asked, after, approve('cy'), 'mailbox')).toThrow(refusedWith('late-approver'));
  });

  it('are cast anew by whoever took theirs back, however late the person came since; not by who has the id now', () => {
    const asked = question({}, { withdrawn: { ana: 20 } });
    const late = (addedAt: number) => directory([person('ana', { addedAt, approverSince: 50 })]);
    expect(castVote(asked, late(20), vote('ana', 'approve', { at: 51 }), 'mailbox').result).toBe('approved');
    expect(() => castVote(asked, late(21), vote('ana', 'approve', { at: 51 }), 'mailbox')).toThrow(
      refusedWith('late-approver'),
    );
  });

  it('count the same before and after anybody comes into a group', () => {
    const cast = fc.dictionary(fc.constantFrom('ana', 'ben', 'cy', 'dan'), fc.constantFrom('approve', 'reject'));
    const since = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(cast, since, fc.boolean(), (decisions, moved, lateApprovers) => {
        const votes = Object.entries(decisions).map(([id, decision]) => vote(id, decision));
        const asked = question({ approvalsRequired: 2, lateApprovers }, { votes });
        const after = directory(
          people.people.map((one, index) => ({ ...one, approverSince: moved[index] ?? 0, groups: ['db'] })),
        );
        const { approvals, rejections } = tally(asked, people);
        expect(tally(asked, after)).toMatchObject({ approvals, rejections });
      }),
    );
  });

  it('are not inherited with an id: the successor has a vote of their own', () => {
    const asked = question({ approvalsRequired: 2 }, { votes: [vote('ana', 'approve', { at: 10 })] });
    const successor = directory([person('ana', { addedAt: 11 }), person('ben')]);
    expect(tally(asked, successor)).toEqual({ approvals: 0, rejections: 0, undecided: 2 });
    const { votes, result } = castVote(asked, successor, vote('ana', 'approve', { at: 12 }), 'mailbox');
    expect([votes.length, result]).toEqual([2, 'open']);
  });

  it('are taken back before the deadline by who cast them', () => {
    const asked = question({ approvalsRequired: 2 }, { votes: [approve('ana'), approve('ben')], withdrawn: { cy: 7 } });
    expect(withdrawVote(asked, people, { approverId: 'ana', at: 20 }, 'mailbox')).toEqual({
      ...asked,
      votes: [approve('ben')],
      withdrawn: { cy: 7, ana: 20 },
    });
    expect(() => withdrawVote(asked, people, { approverId: 'cy', at: 20 }, 'mailbox')).toThrow(
      refusedWith('not-voted'),
    );
    expect(() => withdrawVote(asked, people, { approverId: 'eve', at: 20 }, 'mailbox')).toThrow(
      refusedWith('not-voted'),
    );
    expect(() => withdrawVote(asked, people, { approverId: 'ana', at: 100 }, 'mailbox')).toThrow(
      refusedWith('illegal-move'),
    );
  });

  it('decide by what stands, in whatever order they come', () => {
    const votes = fc.uniqueArray(
      fc.record({ approverId: fc.constantFrom('ana', 'ben', 'cy', 'dan'), yes: fc.boolean() }),
      { selector: ({ approverId }) => approverId },
    );
    const rules = fc.record({ approvalsRequired: fc.integer({ min: 1, max: 4 }), veto: fc.boolean() });
    fc.assert(
      fc.property(votes, rules, fc.boolean(), (cast, rule, flip) => {
        const all = cast.map(({ approverId, yes }) => vote(approverId, yes ? 'approve' : 'reject'));
        const asked = question(rule, { votes: flip ? [...all].reverse() : all });
        const approvals = all.filter(({ decision }) => decision === 'approve').length;
        const rejections = all.length - approvals;
        const enough = approvals >= rule.approvalsRequired && (rule.veto || approvals > rejections);
        const outcome = voteResultOf(asked, people);
        expect(outcome === 'approved').toBe(enough && !(rule.veto && rejections > 0));
        if (outcome === 'open') expect(isReachable(asked, people)).toBe(true);
        if (outcome === 'rejected') expect(rejections > 0).toBe(true);
      }),
    );
  });
});
