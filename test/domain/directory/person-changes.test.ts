import fc from 'fast-check';
import type { Directory, Machine, Person } from '../../../lambdas/domain/directory/directory';
import {
  withMachine,
  withoutMachine,
  withoutPerson,
  withPerson,
  withPersonReplaced,
} from '../../../lambdas/domain/directory/directory-rules';
import { changedPerson, type PersonChanges } from '../../../lambdas/domain/directory/person-changes';
import { principalsMeet } from '../../../lambdas/domain/directory/principals';
import { Refusal } from '../../../lambdas/domain/refusal';
import { directory, person, sso } from '../people';

const moment = (at: number) => ({ at, version: at });

describe('changedPerson', () => {
  const before = person('ana', { groups: ['ops'] });
  const changed = (changes: PersonChanges, of = before) => changedPerson(of, changes, moment(50));

  it('keeps what is not named', () => {
    expect(changed({})).toEqual(before);
    expect(changed({ name: 'Anna', principals: ['a'] })).toEqual({
      ...before,
      name: 'Anna',
      principals: ['a'],
      principalsSince: [{ principal: 'a', ...moment(50) }],
    });
  });

  it('has another mailbox confirm anew, and leaves one alone that is only spelt otherwise', () => {
    const email = 'new@example.com';
    expect(changed({ email })).toEqual({ ...before, email, confirmed: false, mailboxSince: 50, mailboxVersion: 50 });
    expect(changed({ email: 'ANA@example.com' })).toEqual({ ...before, email: 'ANA@example.com' });
  });

  it.each<[string, Person, PersonChanges]>([
    ['enabled', { ...before, disabled: true }, { disabled: false }],
    ['made an approver', { ...before, approver: false }, { approver: true }],
  ])('dates a person anew who is %s', (_, of, changes) => {
    expect(changed(changes, of)).toMatchObject({ approverSince: 50, addedAt: 0 });
    expect(changed(changes, of)).not.toHaveProperty('disabled');
  });

  it.each<[string, Person, PersonChanges]>([
    ['disabled', before, { disabled: true }],
    ['enabled without a vote', { ...before, disabled: true, approver: false }, { disabled: false }],
    ['made an approver while disabled', { ...before, disabled: true, approver: false }, { approver: true }],
    ['taken from a group', before, { groups: [] }],
    ['put in a group', before, { groups: ['ops', 'dba'] }],
    ['given another mailbox', before, { email: 'new@example.com' }],
  ])('dates nobody anew who is %s', (_, of, changes) => {
    expect(changed(changes, of).approverSince).toBe(0);
  });

  it('dates each group that is joined, and keeps the dates of the others', () => {
    const after = changed({ groups: ['ops', 'dba'] });
    expect(after).toMatchObject({ groups: ['ops', 'dba'], groupSince: { dba: 50 } });
    expect(changedPerson(after, { groups: ['dba', 'web'] }, moment(60)).groupSince).toEqual({ dba: 50, web: 60 });
    expect(changedPerson(after, { name: 'Anna' }, moment(60)).groupSince).toEqual({ dba: 50 });
    expect(changedPerson(after, { groups: ['ops'] }, moment(60))).toEqual(before);
    expect(changedPerson(changed({ groups: [] }), { groups: ['ops'] }, moment(60)).groupSince).toEqual({ ops: 60 });
  });
});

describe('no sequence of changes', () => {
  const ids = fc.constantFrom('ana', 'ben', 'cy', 'bot');
  const email = fc.constantFrom('a@example.com', 'A@Example.com', 'b@example.com', 'c@example.com');
  const principal = fc.constantFrom('p', 'q', sso('*'), sso('0123456789abcdef'), sso('*', 'ben@example.com'));
  const principals = fc.uniqueArray(principal, { maxLength: 3 });
  const move = fc.oneof(
    fc
      .record({ personId: ids, email, principals })
      .map((given) => (known: Directory) => withPerson(known, person(given.personId, given))),
    fc
      .record({ personId: ids, email, principals }, { requiredKeys: ['personId'] })
      .map(({ personId, ...changes }) => (known: Directory) => {
        const before = known.people.find((one) => one.personId === personId) ?? person(personId);
        return withPersonReplaced(known, changedPerson(before, changes, moment(1)));
      }),
    fc
      .record({ machineId: ids, ownerId: ids, principals })
      .map((machine) => (known: Directory) => withMachine(known, machine)),
    ids.map((id) => (known: Directory) => withoutPerson(known, id, 1)),
    ids.map((id) => (known: Directory) => withoutMachine(known, id)),
  );

  it('gives two people one mailbox, an id two owners, or a caller two identities', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const end = moves.reduce(unlessRefused, directory([]));
        const members = [...end.people, ...end.machines];
        const mailboxes = end.people.map((one) => one.email.toLowerCase());
        const names = [...end.people.map((one) => one.personId), ...end.machines.map((one) => one.machineId)];
        expect(new Set(mailboxes).size).toBe(mailboxes.length);
        expect(new Set(names).size).toBe(names.length);
        expect(members.flatMap((one, n) => members.slice(n + 1).filter((other) => meet(one, other)))).toEqual([]);
        expect(end.machines.filter(({ ownerId }) => !end.people.some((one) => one.personId === ownerId))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  function unlessRefused(known: Directory, change: (known: Directory) => Directory): Directory {
    try {
      return change(known);
    } catch (error) {
      if (error instanceof Refusal) return known;
      throw error;
    }
  }

  type Member = Pick<Machine, 'principals'>;
  const meet = (one: Member, other: Member) =>
    one.principals.some((left) => other.principals.some((right) => principalsMeet(left, right)));
});
