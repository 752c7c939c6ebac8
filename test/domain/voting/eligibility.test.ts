import type { Actor } from '../../../lambdas/domain/actor';
import type { Person } from '../../../lambdas/domain/directory/directory';
import { assertEligible, eligibleApprovers, hasAsked } from '../../../lambdas/domain/voting/eligibility';
import { assertEnoughApprovers } from '../../../lambdas/domain/voting/enough-approvers';
import type { ApprovalRules } from '../../../lambdas/domain/voting/question';
import { directory, person, question, refusedWith } from '../fixtures';

const rita = person('rita', { approver: false });
const ids = (people: readonly Person[]) => people.map(({ personId }) => personId);

describe('who may vote', () => {
  it.each<[string, Partial<Person>, Partial<ApprovalRules>]>([
    ['not-an-approver', { approver: false }, {}],
    ['not-an-approver', { disabled: true }, {}],
    ['not-confirmed', { confirmed: false }, {}],
    ['late-approver', { approverSince: 5 }, {}],
    ['late-approver', { groups: ['db'], groupSince: { db: 5 } }, { approvers: { people: ['ben'], groups: ['db'] } }],
    ['not-an-approver', {}, { approvers: { people: ['ben'], groups: [] } }],
    ['not-an-approver', { groups: ['web'] }, { approvers: { people: ['ben'], groups: ['db'] } }],
  ])('is not, as %s, a person with %j under %j', (code, changes, rules) => {
    const people = directory([person('ana', changes), person('ben')]);
    expect(() => assertEligible(question(rules), people, 'ana')).toThrow(refusedWith(code));
    expect(ids(eligibleApprovers(question(rules), people))).toEqual(['ben']);
  });

  it.each<[Partial<Person>, Partial<ApprovalRules>]>([
    [{}, {}],
    [{ approverSince: 4 }, {}],
    [{ approverSince: 99 }, { lateApprovers: true }],
    [{}, { approvers: { people: ['ana'], groups: [] } }],
    [{ groups: ['db'], groupSince: { db: 99 } }, {}],
    [{ groups: ['db'], groupSince: { db: 99 } }, { approvers: { people: ['ana'], groups: ['db'] } }],
    [{ groups: ['db', 'web'], groupSince: { web: 99 } }, { approvers: { people: [], groups: ['db', 'web'] } }],
    [{ groups: ['web', 'db'] }, { approvers: { people: [], groups: ['db'] } }],
  ])('is a person with %j under %j', (changes, rules) => {
    const people = directory([person('ana', changes)]);
    expect(assertEligible(question(rules), people, 'ana').personId).toBe('ana');
  });

  it('is nobody who is unknown', () => {
    expect(() => assertEligible(question(), directory([]), 'ana')).toThrow(refusedWith('not-an-approver'));
  });
});

describe('whoever asked', () => {
  const asked = (...askedBy: Actor[]) => question({}, { askedBy });
  const robot = { machineId: 'robot', principals: ['robot'], ownerId: 'ben' };

  it.each<[string, Actor, Partial<Person>]>([
    ['by id', { principal: 'gone', personId: 'ana' }, {}],
    ['by a principal that is theirs now', { principal: 'user/ana', personId: 'rita' }, {}],
    ['by another of their principals', { principal: 'second', personId: 'rita' }, { principals: ['first', 'second'] }],
    ['by mailbox, in any case', { principal: 'gone', email: 'ANA@example.com' }, {}],
    ['with a principal nobody knew then', { principal: 'user/ana' }, {}],
  ])('is known %s and cannot vote', (_, actor, changes) => {
    const people = directory([person('ana', changes), person('ben')]);
    expect(hasAsked(asked(actor), people, 'ana')).toBe(true);
    expect(hasAsked(asked(actor), people, 'ben')).toBe(false);
    expect(() => assertEligible(asked(actor), people, 'ana')).toThrow(refusedWith('self-approval'));
  });

  it('is the owner of the machine that asked, as named then and as the directory says now', () => {
    const people = directory([person('ana'), person('ben'), person('cy')], [robot]);
    const byRobot = asked({ principal: 'robot', personId: 'ana', machineId: 'robot' });
    expect(ids(eligibleApprovers(byRobot, people))).toEqual(['cy']);
  });

  it('is everyone who shaped it, not only the first', () => {
    const people = directory([person('ana'), person('ben'), person('cy'), rita]);
    const shaped = asked({ principal: 'user/rita', personId: 'rita' }, { principal: 'user/ben', personId: 'ben' });
    expect(ids(eligibleApprovers(shaped, people))).toEqual(['ana', 'cy']);
  });

  it('may vote where the policy lets them', () => {
    const own = question({ selfApproval: true }, { askedBy: [{ principal: 'user/ana', personId: 'ana' }] });
    expect(ids(eligibleApprovers(own, directory([person('ana')])))).toEqual(['ana']);
  });

  it('is nobody whose mailbox nobody wrote down', () => {
    expect(hasAsked(asked({ principal: 'gone' }), directory([person('ana')]), 'gone')).toBe(false);
  });
});

it('refuses what too few could approve, and says how many could', () => {
  const people = directory([person('ana'), person('ben', { confirmed: false }), rita]);
  expect(() => assertEnoughApprovers(question({ approvalsRequired: 2 }), people)).toThrow(
    expect.objectContaining({ code: 'too-few-approvers', details: { required: 2, eligible: 1 } }),
  );
  expect(() => assertEnoughApprovers(question(), people)).not.toThrow();
});
