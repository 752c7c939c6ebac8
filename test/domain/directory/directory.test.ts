import type { Actor } from '../../../lambdas/domain/actor';
import type { Directory } from '../../../lambdas/domain/directory/directory';
import {
  assertNamed,
  assertPrincipal,
  identify,
  isPrincipal,
  named,
  principalsMeet,
} from '../../../lambdas/domain/directory/principals';
import { type Asking, eligibleApprovers } from '../../../lambdas/domain/voting/eligibility';
import { assertEnoughApprovers } from '../../../lambdas/domain/voting/enough-approvers';
import type { ApprovalRules } from '../../../lambdas/domain/voting/question';
import { directory, person, refusedWith, sso } from '../people';

const dbaOf = (personId: string, confirmed = true) => person(personId, { groups: ['dba'], confirmed });
const dba = (): Partial<ApprovalRules> => ({ approvers: { people: [], groups: ['dba'] } });

describe('a principal', () => {
  it.each([
    'arn:aws:iam::111122223333:user/ana',
    'arn:aws:iam::111122223333:user/team/a/ana',
    'arn:aws-us-gov:iam::111122223333:user/ana',
    'arn:aws:sts::111122223333:assumed-role/deploy/session',
    sso('*'),
    sso('0123456789abcdef'),
    'auth0|5f7c8ec7',
  ])('may be %s', (principal) => {
    expect(() => assertPrincipal(principal)).not.toThrow();
  });

  it.each([
    '',
    '*',
    'a b',
    'arn:aws:iam::111122223333:user/*',
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::*:user/ana',
    'arn:aws:sts::111122223333:assumed-role/*/session',
    'arn:aws:sts::111122223333:assumed-role/deploy/*',
    'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_*/ana',
    'arn:aws:sts::111122223333:assumed-role/Other_*/ana',
    sso('*', '*'),
    sso('*', ''),
    sso('*_*'),
    'x'.repeat(257),
  ])('may not be %s', (principal) => {
    expect(() => assertPrincipal(principal)).toThrow(refusedWith('malformed'));
  });

  it('stands for whatever suffix Identity Center generates, and for nothing else', () => {
    expect(isPrincipal(sso('*'), sso('0123456789abcdef'))).toBe(true);
    expect(isPrincipal(sso('*'), sso('0123456789abcdeg'))).toBe(false);
    expect(isPrincipal(sso('*'), sso('0123456789abcde'))).toBe(false);
    expect(isPrincipal(sso('*'), sso('Admin_0123456789abcdef'))).toBe(false);
    expect(isPrincipal(sso('*'), sso('0123456789abcdef', 'eve@example.com'))).toBe(false);
    expect(isPrincipal(sso('*'), sso('0123456789abcdef', 'ana@example.com', 'Admin'))).toBe(false);
    expect(isPrincipal(sso('*'), sso('0123456789abcdef', 'x/ana@example.com'))).toBe(false);
    expect(isPrincipal(sso('*'), `evil-${sso('0123456789abcdef')}`)).toBe(false);
    expect(isPrincipal(sso('*'), sso('0123456789abcdef').replace('111122223333', '444422223333'))).toBe(false);
    expect(isPrincipal(sso('*'), sso('0123456789abcdef', 'ana@example.com', 'Approves'))).toBe(false);
  });

  it('meets another one when some caller could be both', () => {
    expect(principalsMeet(sso('*'), sso('0123456789abcdef'))).toBe(true);
    expect(principalsMeet(sso('0123456789abcdef'), sso('*'))).toBe(true);
    expect(principalsMeet(sso('*'), sso('*'))).toBe(true);
    expect(principalsMeet(sso('*'), sso('*', 'ben@example.com'))).toBe(false);
  });
});

describe('identify', () => {
  const known = directory(
    [person('ana', { principals: [sso('*')] }), person('ben')],
    [
      { machineId: 'bot', principals: ['bot'], ownerId: 'ben' },
      { machineId: 'orphan', principals: ['orphan'], ownerId: 'gone' },
    ],
  );

  it('names a person, the owner of a machine, or nobody', () => {
    expect(identify(known, sso('0123456789abcdef'))?.person.personId).toBe('ana');
    expect(identify(known, 'bot')).toMatchObject({ person: { personId: 'ben' }, machine: { machineId: 'bot' } });
    expect(identify(known, 'orphan')).toBeUndefined();
    expect(identify(known, 'eve')).toBeUndefined();
  });

  it('completes an actor, or leaves it unnamed', () => {
    expect(named({ principal: 'bot' }, known)).toEqual({ principal: 'bot', personId: 'ben', machineId: 'bot' });
    expect(named({ principal: sso('0123456789abcdef') }, known).personId).toBe('ana');
    expect(() => assertNamed(named({ principal: 'eve' }, known))).toThrow(refusedWith('unmapped-principal'));
  });
});

describe('eligibleApprovers', () => {
  const people = directory([
    person('ana', { principals: ['moved'] }),
    person('ben'),
    person('cy', { confirmed: false }),
    person('rita', { approver: false }),
  ]);

  const rules = {
    approvalsRequired: 1,
    veto: true,
    selfApproval: false,
    lateApprovers: false,
    requireLogin: false,
    remindBeforeSeconds: [],
  };
  const asking = (requester: Actor, changes: Partial<ApprovalRules> = {}): Asking => ({
    rules: { ...rules, ...changes },
    askedBy: [requester],
    askedAt: 100,
    votes: [],
  });
  const ids = (asked: Asking, known = people) => eligibleApprovers(asked, known).map(({ personId }) => personId);

  it('are confirmed approvers other than the requester, as named then or as the directory says now', () => {
    expect(ids(asking({ principal: 'p', personId: 'rita' }))).toEqual(['ana', 'ben']);
    expect(ids(asking({ principal: 'p', personId: 'ben' }))).toEqual(['ana']);
    expect(ids(asking({ principal: 'moved', personId: 'rita' }))).toEqual(['ben']);
    expect(ids(asking({ principal: 'moved', personId: 'ben' }, { selfApproval: true }))).toEqual(['ana', 'ben']);
  });

  it.each<[string, Directory, Partial<ApprovalRules>]>([
    ['a group that one person is in', directory([person('ana'), person('ben', { groups: ['dba'] })]), dba()],
    ['a group that a disabled person is in', directory([dbaOf('ana'), { ...dbaOf('ben'), disabled: true }]), dba()],
    ['a group whose mailboxes lost their confirmation', directory([dbaOf('ana'), dbaOf('ben', false)]), dba()],
    ['a group that a person came to later', directory([dbaOf('ana'), { ...dbaOf('ben'), approverSince: 101 }]), dba()],
  ])('are too few for two approvals by %s', (_, known, named) => {
    const asked = asking({ principal: 'p', personId: 'rita' }, { ...named, approvalsRequired: 2 });
    expect(() => assertEnoughApprovers(asked, known)).toThrow(refusedWith('too-few-approvers'));
    const one = asking({ principal: 'p', personId: 'rita' }, named);
    expect(() => assertEnoughApprovers(one, known)).not.toThrow();
  });
});
