import { actionsFor } from '../../../console/pages/window/what-may';
import type { Viewer } from '../../../console/parts/voting/may-vote';
import type { Role } from '../../../console/sign-in/me';
import { aSite, aWindow } from './fixtures';

const now = Date.parse('2026-11-30T12:00:00Z');
const begun = Date.parse('2026-12-01T21:00:00Z');

function viewer(personId: string, roles: readonly Role[], groups: readonly string[] = []): Viewer {
  return { person: { personId, name: personId, approver: true, groups }, may: (role) => roles.includes(role) };
}

const ana = viewer('ana', ['approver']);
const rita = viewer('rita', ['requester']);
const { policy } = aSite();

const vote = (approverId: string) =>
  ({ approverId, decision: 'approve', at: '2026-11-30T11:00:00Z', assurance: 'signed' }) as const;

describe('what a person may do with a window', () => {
  it.each([
    [['requester', 'approver', 'admin'], 'requested', now, ['cancel']],
    [['requester', 'approver', 'admin'], 'approved', now, ['cancel']],
    [['requester'], 'active', begun, ['end']],
    [['breakglass'], 'active', begun, ['end']],
    [['breakglass'], 'approved', now, []],
    [['viewer'], 'active', begun, []],
  ] as const)(
    'is only to leave the site open for who is not in the directory: as %s, a window that is %s',
    (roles, status, at, expected) => {
      const unknown = { ...viewer('ada', roles), person: undefined };
      expect(actionsFor(aWindow({ status }), unknown, policy, at)).toEqual(expected);
    },
  );

  it('is to vote for an approver, to edit and cancel for a requester, and to comment for both', () => {
    expect(actionsFor(aWindow(), ana, policy, now)).toEqual(['approve', 'reject', 'comment']);
    expect(actionsFor(aWindow(), rita, policy, now)).toEqual(['comment', 'edit', 'cancel']);
  });

  it('is to withdraw once they have voted', () => {
    const approvals = { ...aWindow().approvals, votes: [vote('ana')] };
    expect(actionsFor(aWindow({ approvals }), ana, policy, now)).toEqual(['withdraw', 'comment']);
  });

  it('is never to decide on their own request, unless the policy allows it', () => {
    const own = viewer('rita', ['requester', 'approver']);
    expect(actionsFor(aWindow(), own, policy, now)).not.toContain('approve');
    expect(actionsFor(aWindow(), own, { ...policy, selfApproval: true }, now)).toContain('approve');
  });

  it.each([
    ['a person', { people: ['ana'], groups: [] }, true],
    ['a group', { people: [], groups: ['dba'] }, true],
    ['others', { people: ['ben'], groups: ['web'] }, false],
  ])('is to vote only for whom the policy names: %s', (_, approvers, isAsked) => {
    const asked = viewer('ana', ['approver'], ['dba']);
    expect(actionsFor(aWindow(), asked, { ...policy, approvers }, now).includes('approve')).toBe(isAsked);
  });

  it.each([
    ['approved' as const, now, ['comment', 'edit', 'cancel']],
    ['approved' as const, begun, ['comment', 'edit', 'extend', 'end']],
    ['active' as const, begun, ['comment', 'edit', 'extend', 'end']],
    ['completed' as const, begun, ['comment']],
    ['cancelled' as const, begun, ['comment']],
  ])('follows the state: %s', (status, at, expected) => {
    expect(actionsFor(aWindow({ status }), rita, policy, at)).toEqual(expected);
  });

  it('is to end what is in force for a break-glass holder, and to ratify an emergency for an approver', () => {
    const emergency = { status: 'pending', ratifyBy: '2026-12-02T00:00:00Z' } as const;
    const window = aWindow({ status: 'active', emergency });
    expect(actionsFor(window, viewer('bo', ['breakglass']), policy, begun)).toEqual(['end']);
    expect(actionsFor(window, ana, policy, begun)).toEqual(['ratify', 'refuse', 'comment']);
  });
});
