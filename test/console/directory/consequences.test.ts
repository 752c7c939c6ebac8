import { consequencesOf, isHarmless } from '../../../console/parts/directory/consequences';
import { aSite, aWindow } from '../windows/fixtures';
import { personOf } from './people';

const [ana, ben, rita] = [personOf('ana', { groups: ['dba'] }), personOf('ben'), personOf('rita', { approver: false })];
const people = [ana, ben, rita];
const everyone = aSite({ approvalsRequired: 2 });
const byGroup = aSite({ approvalsRequired: 1, approvers: { people: [], groups: ['dba'] } });
const open = aWindow({ windowId: 'shop.01KBHP0000000000000000000A' });

describe('what the removal of a person takes away', () => {
  it('is a site with too few approvers left, and the open question that waits for them', () => {
    const found = consequencesOf(ana, undefined, { people, sites: [everyone], windows: [open] });
    expect(found.sites).toEqual([{ siteId: 'shop', required: 2, left: 1 }]);
    expect(found.windows).toEqual([open]);
    expect(isHarmless(found)).toBe(false);
  });

  it('is a group of a policy in which nobody would be left', () => {
    const found = consequencesOf(ana, undefined, { people, sites: [byGroup], windows: [] });
    expect(found.emptyGroups).toEqual(['dba']);
    const two = [...people, personOf('dora', { groups: ['dba'] })];
    expect(isHarmless(consequencesOf(ana, undefined, { people: two, sites: [byGroup], windows: [] }))).toBe(true);
  });

  it('is nothing of what they asked, have answered, or cannot answer', () => {
    const asked = aWindow({ requestedBy: { principal: 'arn:ana', personId: 'ana' } });
    const vote = {
      approverId: 'ana',
      decision: 'approve' as const,
      at: '2026-11-30T11:00:00Z',
      assurance: 'login' as const,
    };
    const answered = aWindow({ approvals: { required: 2, veto: true, requireLogin: false, votes: [vote] } });
    const sites = [aSite({ approvalsRequired: 1 })];
    expect(isHarmless(consequencesOf(ana, undefined, { people, sites, windows: [asked, answered] }))).toBe(true);
    expect(isHarmless(consequencesOf(rita, undefined, { people, sites, windows: [open] }))).toBe(true);
    expect(consequencesOf(ben, undefined, { people, sites: [byGroup], windows: [open] }).windows).toEqual([]);
  });
});

describe('what a change of a person takes away', () => {
  it('is their vote while a new mailbox is not confirmed', () => {
    const found = consequencesOf(ana, { ...ana, confirmed: false }, { people, sites: [everyone], windows: [open] });
    expect([found.sites.length, found.windows.length]).toEqual([1, 1]);
  });

  it('is nothing where they may still vote, or where too few could before', () => {
    const known = { people, sites: [everyone], windows: [open] };
    expect(isHarmless(consequencesOf(ana, { ...ana, groups: [] }, known))).toBe(true);
    const without = { ...known, people: [ana, rita], windows: [] };
    expect(consequencesOf(ana, undefined, without).sites).toEqual([]);
  });
});
