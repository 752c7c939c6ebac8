import type { AuditEntry } from '../../../console/api/types';
import { actionOptions } from '../../../console/pages/audit/action-options';
import { changedMembers } from '../../../console/pages/audit/changed-members';
import { isAboutWindow, subjectPath } from '../../../console/pages/audit/subject-path';
import { de } from '../../../console/texts/de';
import { en } from '../../../console/texts/en';
import { auditActions, formerAuditActions } from '../../../lambdas/domain/audit/audit';

const id = 'shop.01KBHP0000000000000000000A';
const entry = (changes: Partial<AuditEntry>): AuditEntry => ({
  chain: 'shop',
  seq: 1,
  at: '2026-11-27T06:00:00Z',
  actor: { principal: 'arn:ana' },
  action: 'approve',
  subject: id,
  before: null,
  after: null,
  prevHash: '',
  hash: '',
  ...changes,
});

describe('what an entry is about', () => {
  it.each<[string, Partial<AuditEntry>]>([
    [`/windows/${id}`, {}],
    [`/windows/${id}`, { action: 'use-template', move: 'template.used' }],
    [`/proposals/${id}`, { move: 'proposal.vote-cast' }],
    [`/proposals/${id}`, { action: 'propose-policy' }],
    ['/sites/shop', { action: 'update-site', subject: 'shop' }],
    ['/sites/shop', { action: 'set-bypass-header', subject: 'shop/bypass' }],
    ['/people/ana', { chain: 'ORG', action: 'change-person', subject: 'ana' }],
    ['/machines', { chain: 'ORG', action: 'add-machine', subject: 'pipeline' }],
  ])('leads to %s', (path, changes) => {
    expect(subjectPath(entry(changes))).toBe(path);
  });

  it('is surely about a window only where the server is known to do that', () => {
    const moves = ['window.approved', 'emergency.started', 'template.used', 'proposal.approved', undefined] as const;
    const subject = 'shop.01M8ENK8E62VCWX4DKXJ2YVFDB';
    const judged = moves.map((move) => isAboutWindow({ subject, ...(move && { move }) }));
    expect(judged).toEqual([true, true, true, false, false]);
    expect(isAboutWindow({ subject: '<b>shop</b>', move: 'window.approved' })).toBe(false);
  });
});

describe('what an entry changed', () => {
  it('is shown member by member, and only what differs', () => {
    expect(
      changedMembers({ status: 'requested', version: 1, same: 'x' }, { status: 'approved', votes: [1], same: 'x' }),
    ).toEqual([
      { name: 'status', before: 'requested', after: 'approved' },
      { name: 'version', before: '1', after: '' },
      { name: 'votes', before: '', after: '[\n  1\n]' },
    ]);
    expect(changedMembers(null, { name: 'Ana' })).toEqual([{ name: 'name', before: '', after: 'Ana' }]);
    expect(changedMembers('a', ['b'])).toEqual([{ name: '', before: 'a', after: '[\n  "b"\n]' }]);
    expect(changedMembers(null, null)).toEqual([]);
  });
});

describe('the actions to search for', () => {
  it('are all that the API knows, each with a word in both languages', () => {
    const words = [en, de].map(({ window, audit }) => ({ ...window.did, ...audit.did }));
    const offered = [true, false].flatMap((isOfSite) => actionOptions(isOfSite, {}).map(({ value }) => value));
    expect([...offered].sort()).toEqual([...auditActions, ...formerAuditActions].sort());
    for (const known of words) expect(offered.filter((action) => !Object.hasOwn(known, action))).toEqual([]);
  });
});
