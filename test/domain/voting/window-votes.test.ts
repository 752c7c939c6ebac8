import { openQuestion, outcomeOn, questionOf, subjectIdOf } from '../../../lambdas/domain/voting/subject';
import {
  askedVersion,
  openVersion,
  ratify,
  voteOnWindow,
  withdrawOnWindow,
} from '../../../lambdas/domain/voting/window-votes';
import type { Amendment, Emergency, Window } from '../../../lambdas/domain/window/window';
import { directory, person, question, refusedWith, vote, window } from '../fixtures';

const people = directory(['ana', 'ben', 'cy'].map((id) => person(id)));
const subject = (of: Window) => ({ kind: 'window', window: of }) as const;
const { plan } = window();
const amendment = (changes: Partial<Amendment> = {}): Amendment => ({
  ...question({}, { planVersion: 2 }),
  plan: { ...plan, endsAt: 300 },
  reason: 'slow',
  requestedBy: { principal: 'user/rita' },
  ...changes,
});
const emergency = (changes: Partial<Emergency> = {}, rest: Partial<Window> = {}) =>
  window({ status: 'active', emergency: { ratifyBy: 100, ...changes }, ...rest });
const active = (changes: Partial<Window> = {}) => window({ status: 'active', lastPlanVersion: 2, ...changes });

describe('the question of a window', () => {
  it.each<[string, Window, number | undefined]>([
    ['requested', window(), 1],
    ['approved', window({ status: 'approved' }), undefined],
    ['amended', active({ amendment: amendment() }), 2],
    ['amended in vain', active({ amendment: amendment({ decided: { outcome: 'rejected', at: 9 } }) }), undefined],
    ['an emergency', emergency(), 1],
    ['an emergency that is over', emergency({}, { status: 'completed' }), 1],
    ['a ratified emergency', emergency({ ratifiedAt: 9 }), undefined],
    ['a lapsed emergency', emergency({ lapsedAt: 9 }), undefined],
  ])('of one that is %s', (_, of, open) => {
    expect(openVersion(of)).toBe(open);
    for (const planVersion of [1, 2, 3]) {
      expect(openQuestion(subject(of), planVersion)?.planVersion).toBe(planVersion === open ? open : undefined);
    }
    if (open === undefined) expect(() => askedVersion(of, 'reject')).toThrow(refusedWith('illegal-move'));
    else expect(askedVersion(of, 'reject')).toBe(open);
  });

  it('is found decided or not, by its plan version', () => {
    const of = active({ amendment: amendment() });
    expect([1, 2, 3].map((planVersion) => questionOf(subject(of), planVersion)?.planVersion)).toEqual([
      1,
      2,
      undefined,
    ]);
    expect(subjectIdOf(subject(of))).toBe('demo.x');
  });

  it('of an emergency is ratified, not approved; an amendment of it is approved', () => {
    expect(() => askedVersion(emergency(), 'approve')).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ advice: 'ratify' }) }),
    );
    expect(askedVersion(emergency({ ratifiedAt: 9 }, { amendment: amendment() }), 'approve')).toBe(2);
  });

  it.each<[Window, number, string | undefined]>([
    [window(), 1, undefined],
    [window(), 2, 'cancelled'],
    [window({ planVersion: 3 }), 1, 'cancelled'],
    [window({ status: 'approved' }), 1, 'approved'],
    [active(), 1, 'approved'],
    [window({ status: 'completed' }), 1, 'approved'],
    [window({ status: 'rejected' }), 1, 'rejected'],
    [window({ status: 'expired' }), 1, 'expired'],
    [window({ status: 'cancelled' }), 1, 'cancelled'],
    [active({ amendment: amendment({ decided: { outcome: 'expired', at: 9 } }) }), 2, 'expired'],
    [active({ amendment: amendment() }), 2, undefined],
    [emergency(), 1, undefined],
    [emergency({ ratifiedAt: 9 }), 1, 'approved'],
    [emergency({ lapsedAt: 9 }), 1, 'rejected'],
    [emergency({ lapsedAt: 100 }), 1, 'expired'],
    [emergency({ lapsedAt: 100, ratifiedAt: 120 }), 1, 'approved'],
  ])('was decided as the record says (%#)', (of, planVersion, decision) => {
    expect(outcomeOn(subject(of), planVersion)).toBe(decision);
  });
});

describe('a vote', () => {
  it('is refused on a plan that does not wait for one', () => {
    expect(() => voteOnWindow(window({ status: 'approved' }), 1, people, vote('ana'), 'mailbox')).toThrow(
      refusedWith('illegal-move'),
    );
    expect(() => voteOnWindow(window(), 2, people, vote('ana'), 'mailbox')).toThrow(refusedWith('illegal-move'));
    const taken = { approverId: 'ana', at: 10 };
    expect(() => withdrawOnWindow(window({ status: 'rejected' }), 1, people, taken, 'mailbox')).toThrow(
      refusedWith('illegal-move'),
    );
  });

  it('by mail ratifies an emergency, or lets it lapse', () => {
    expect(voteOnWindow(emergency(), 1, people, vote('ana'), 'mailbox')).toMatchObject({
      status: 'active',
      emergency: { ratifiedAt: 10, ratifiedBy: 'ana' },
    });
    const lapsed = voteOnWindow(emergency(), 1, people, vote('ana', 'reject'), 'mailbox');
    expect(lapsed).toMatchObject({ status: 'active', emergency: { ratifyBy: 100, lapsedAt: 10 } });
    const slow = emergency({}, { rules: question({ approvalsRequired: 2 }).rules });
    expect(voteOnWindow(slow, 1, people, vote('ana'), 'mailbox')).toMatchObject({
      votes: { length: 1 },
      emergency: { ratifyBy: 100 },
    });
  });

  it('that makes an amendment the plan ends what stood for the old plan', () => {
    const of = active({ amendment: amendment(), templateId: 'demo.t', extendedTo: 250, withdrawn: { cy: 6 } });
    const {
      templateId,
      extendedTo,
      withdrawn,
      amendment: gone,
      ...after
    } = voteOnWindow(of, 2, people, vote('ana'), 'mailbox');
    expect([templateId, extendedTo, withdrawn, gone]).toEqual([undefined, undefined, undefined, undefined]);
    expect(after).toMatchObject({
      planVersion: 2,
      lastPlanVersion: 2,
      plan: { endsAt: 300 },
      reason: '',
      decidedAt: 10,
    });
    expect(after).not.toHaveProperty('decided');
    expect(after.requestedBy.personId).toBe('rita');
  });
});

describe('ratify', () => {
  it('takes one approver, after the deadline, too, and the last word of who refused before', () => {
    const lapsed = emergency({ lapsedAt: 20 }, { votes: [vote('ana', 'reject')] });
    expect(ratify(lapsed, people, vote('ana', 'approve', { at: 150 }), 'mailbox')).toMatchObject({
      votes: [{ approverId: 'ana', decision: 'approve', at: 150 }],
      emergency: { ratifiedAt: 150, ratifiedBy: 'ana', lapsedAt: 20 },
    });
  });

  it('is refused for other windows, twice, and to who asked', () => {
    expect(() => ratify(active(), people, vote('ana'), 'mailbox')).toThrow(refusedWith('illegal-move'));
    expect(() => ratify(emergency({ ratifiedAt: 9 }), people, vote('ana'), 'mailbox')).toThrow(
      refusedWith('already-voted'),
    );
    const own = emergency({}, { askedBy: [{ principal: 'user/ana', personId: 'ana' }] });
    expect(() => ratify(own, people, vote('ana'), 'mailbox')).toThrow(refusedWith('self-approval'));
  });
});
