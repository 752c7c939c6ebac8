import type { OpenQuestion, Proposal } from '../../../console/api/types';
import { actionsFor } from '../../../console/pages/proposal/what-may';
import { listQuery } from '../../../console/pages/proposals/filter';
import { answerWords } from '../../../console/parts/voting/answer-words';
import { isPossible } from '../../../console/parts/voting/asked-now';
import { stillAsked } from '../../../console/parts/voting/may-vote';
import {
  answersTo,
  askedBy,
  questionPath,
  questionTitle,
  windowAsked,
} from '../../../console/parts/voting/open-question';
import type { Role } from '../../../console/sign-in/me';
import { en } from '../../../console/texts/en';
import { aSite, aWindow } from './fixtures';

const { policy } = aSite();
const asked = { siteId: 'shop', subjectId: 'shop.1', planVersion: 1, digest: 'd', decideBy: '', askedAt: '' };
const common = {
  ...asked,
  reason: 'Why',
  requestedBy: { principal: 'arn:rita' },
  required: 1,
  given: 0,
  rejections: 0,
};

const proposal: Proposal = {
  proposalId: 'shop.1',
  siteId: 'shop',
  kind: 'policy',
  status: 'requested',
  policy,
  replaces: policy,
  reason: 'Why',
  requestedBy: { principal: 'arn:ada', personId: 'ada' },
  requestedAt: '2026-11-30T10:00:00Z',
  decideBy: '2026-12-01T10:00:00Z',
  planVersion: 1,
  digest: 'd',
  version: 3,
  approvals: { required: 1, veto: true, requireLogin: false, votes: [] },
};
const ofProposal: OpenQuestion = { ...common, kind: 'policy', proposal };
const you = { mayAnswer: true };

describe('an open question', () => {
  it('leads to what it is about, and is answered for what was read only', () => {
    const window = aWindow({ version: 7 });
    const ofWindow: OpenQuestion = { ...common, kind: 'request', subjectId: window.windowId, window };
    expect(questionPath(ofWindow)).toBe(`/windows/${window.windowId}`);
    expect(questionPath(ofProposal)).toBe('/proposals/shop.1');
    expect(askedBy(ofWindow)).toMatchObject({ kind: 'window', planVersion: 1, version: 7 });
    expect(askedBy(ofProposal)).toMatchObject({ kind: 'proposal', planVersion: 1, version: 3 });
    expect([questionTitle(ofWindow), questionTitle(ofProposal)]).toEqual(['Why', 'Why']);
  });

  it('offers what the API allows: a vote, to take it back, or nothing', () => {
    expect(answersTo({ ...ofProposal, you })).toEqual(['approve', 'reject']);
    expect(answersTo({ ...ofProposal, kind: 'emergency', you })).toEqual(['ratify', 'refuse']);
    expect(answersTo({ ...ofProposal, you: { mayAnswer: false, vote: 'reject' } })).toEqual(['withdraw']);
    expect(answersTo({ ...ofProposal, you: { mayAnswer: false } })).toEqual([]);
    expect(answersTo(ofProposal)).toEqual([]);
  });

  it('of an amendment shows the plan that is asked about, without the texts of the old one', () => {
    const window = aWindow({
      message: 'Back soon',
      amendment: {
        ...aWindow(),
        endsAt: '2026-12-01T23:00:00Z',
        planVersion: 2,
        reason: 'Longer',
      },
    });
    const shown = windowAsked({ ...common, kind: 'amendment', planVersion: 2, window });
    expect(shown).toMatchObject({ endsAt: '2026-12-01T23:00:00Z', planVersion: 2, reason: 'Longer' });
    expect(shown).not.toHaveProperty('message');
    expect(windowAsked({ ...common, kind: 'request', window })).toBe(window);
  });

  it('cannot be answered once it is decided or asks for another plan', () => {
    const now = { version: 3, status: 'requested', planVersion: 1, isRevocable: false, comments: [] };
    const read = askedBy(ofProposal);
    expect(isPossible('approve', read, now)).toBe(true);
    expect(isPossible('approve', read, { ...now, planVersion: 2 })).toBe(false);
    expect(isPossible('cancel', read, { ...now, planVersion: undefined })).toBe(false);
    expect(isPossible('revoke', read, { ...now, planVersion: undefined, isRevocable: true })).toBe(true);
  });

  it('has words for every answer', () => {
    expect(answerWords(en, 'ratify', { kind: 'window', siteId: 'shop' }).confirm).toBe('Ratify');
    expect(answerWords(en, 'revoke', { kind: 'proposal', siteId: 'shop' }).confirm).toBe('Revoke the template');
  });
});

describe('what a person may do with a proposal', () => {
  const viewer = (personId: string, ...roles: readonly Role[]) => ({
    person: { personId, name: personId, approver: roles.includes('approver'), groups: [] },
    may: (role: Role) => roles.includes(role),
  });

  it('follows its state and their roles', () => {
    expect(actionsFor(proposal, viewer('ana', 'approver'), policy)).toEqual(['approve', 'reject']);
    expect(actionsFor(proposal, viewer('ada', 'approver', 'requester'), policy)).toEqual(['cancel']);
    const approved = { ...proposal, status: 'approved' } as const;
    expect(actionsFor(approved, viewer('rita', 'requester'), policy)).toEqual([]);
    expect(actionsFor({ ...approved, kind: 'template' }, viewer('rita', 'requester'), policy)).toEqual(['revoke']);
  });

  it('leaves open who approves, is confirmed and not disabled, has not voted, did not ask and could approve by then', () => {
    const askedAt = '2026-11-30T10:00:00Z';
    const people = ['ada', 'ana', 'ben', 'cy', 'dora', 'eve', 'fay'].map((personId) => ({
      personId,
      approver: personId !== 'cy',
      confirmed: personId !== 'dora',
      disabled: personId === 'eve',
      approverSince: personId === 'fay' ? '2026-11-30T10:00:01Z' : askedAt,
    }));
    const votes = [{ approverId: 'ana', decision: 'approve', at: '2026-11-30T11:00:00Z', assurance: 'login' } as const];
    const question = { kind: 'proposal', votes, askedBy: 'ada', askedAt } as const;
    const left = (lateApprovers: boolean) =>
      stillAsked(question, people, { ...policy, lateApprovers }).map(({ personId }) => personId);
    expect(left(false)).toEqual(['ben']);
    expect(left(true)).toEqual(['ben', 'fay']);
  });

  it('asks the API for a kind and a status only where one is chosen', () => {
    expect(listQuery({}, undefined)).toEqual({ limit: '20' });
    expect(listQuery({ kind: 'policy', status: 'rejected' }, 'c')).toEqual({
      limit: '20',
      kind: 'policy',
      status: 'rejected',
      cursor: 'c',
    });
  });
});
