import type { ApprovalRequest } from '../../../lambdas/domain/voting/approval-request';
import { isReversalMailDue, reversalOf } from '../../../lambdas/domain/voting/reversal';
import { outcomeOn } from '../../../lambdas/domain/voting/subject';
import type { Emergency, Window } from '../../../lambdas/domain/window/window';
import { aProposal } from '../../contract/subjects';
import { window } from '../fixtures';

const about = (changes: Partial<Window>) => ({ kind: 'window', window: window(changes) }) as const;
const emergency = (changes: Partial<Emergency>, others: Partial<Window> = {}) =>
  about({ status: 'active', emergency: { ratifyBy: 100, ...changes }, ...others });
const calledOff = about({ status: 'cancelled', calledOffAt: 50 });

it('a decision on a proposal takes no turn', () => {
  expect(reversalOf({ kind: 'proposal', proposal: aProposal(1, 'demo') }, 1)).toBeUndefined();
});

describe('a decision', () => {
  it.each([
    ['called off', calledOff, 1, 'called-off'],
    ['called off, of an older plan', about({ status: 'cancelled', calledOffAt: 50, planVersion: 2 }), 1, undefined],
    ['ratified in time', emergency({ ratifiedAt: 50 }), 1, undefined],
    ['lapsed', emergency({ lapsedAt: 100 }), 1, undefined],
    ['ratified late', emergency({ lapsedAt: 100, ratifiedAt: 150 }), 1, 'ratified-late'],
    ['ratified late, of a later plan', emergency({ lapsedAt: 1, ratifiedAt: 2 }, { planVersion: 2 }), 2, undefined],
  ])('that was %s takes its turn', (_, subject, planVersion, turn) => {
    expect(reversalOf(subject, planVersion)).toBe(turn);
  });

  it('on a request owes its turn once the outcome was told, and until the turn was', () => {
    const request: ApprovalRequest = {
      subjectId: 'demo.x',
      planVersion: 1,
      expiresAt: 100,
      links: {},
      mailedAt: {},
      version: 1,
    };
    expect(isReversalMailDue(calledOff, undefined)).toBe(false);
    expect(isReversalMailDue(calledOff, request)).toBe(false);
    expect(isReversalMailDue(calledOff, { ...request, outcomeMailedAt: 20 })).toBe(true);
    expect(isReversalMailDue(calledOff, { ...request, outcomeMailedAt: 20, reversalMailedAt: 50 })).toBe(false);
    expect(isReversalMailDue(about({}), { ...request, outcomeMailedAt: 20 })).toBe(false);
  });
});

describe('what was decided of an emergency', () => {
  it.each<[string, ReturnType<typeof emergency>, string]>([
    ['refused', emergency({ lapsedAt: 50 }), 'rejected'],
    ['lapsed at the deadline', emergency({ lapsedAt: 100 }), 'expired'],
    ['ratified', emergency({ ratifiedAt: 50 }), 'approved'],
    ['ratified late', emergency({ lapsedAt: 50, ratifiedAt: 60 }), 'approved'],
    ['ratified, with another plan since', emergency({ ratifiedAt: 50 }, { planVersion: 2, decideBy: 9 }), 'approved'],
  ])('that was %s', (_, subject, decision) => {
    expect(outcomeOn(subject, 1)).toBe(decision);
  });

  it('is one thing, and what was decided of its later plans another', () => {
    const amended = emergency({ ratifiedAt: 50 }, { planVersion: 3, lastPlanVersion: 3 });
    expect([1, 2, 3].map((planVersion) => outcomeOn(amended, planVersion))).toEqual([
      'approved',
      'cancelled',
      'approved',
    ]);
  });
});
