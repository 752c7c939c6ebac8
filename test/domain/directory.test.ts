import type { Directory, Person } from '../../lambdas/domain/directory';
import { withPerson } from '../../lambdas/domain/directory-rules';
import { eligibleApprovers } from '../../lambdas/domain/eligibility';
import {
  assertNamed,
  assertPrincipal,
  identify,
  isPrincipal,
  named,
  principalsMeet,
} from '../../lambdas/domain/principals';

const sso = (suffix: string, session = 'ana@example.com', role = 'Approver') =>
  `arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_${role}_${suffix}/${session}`;
const person = (personId: string, changes: Partial<Person> = {}): Person => ({
  personId,
  name: personId,
  email: `${personId}@example.com`,
  principals: [],
  approver: true,
  confirmed: true,
  addedAt: 0,
  ...changes,
});
const directory = (people: Person[], machines: Directory['machines'] = []): Directory => ({
  people,
  machines,
  version: 1,
});
const refusedWith = (code: string) => expect.objectContaining({ code });

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

  it('are confirmed approvers other than the requester, as named then or as the directory says now', () => {
    const ids = (requestedBy: { principal: string; personId: string }, selfApproval = false) =>
      eligibleApprovers({ requestedBy, selfApproval }, people).map(({ personId }) => personId);
    expect(ids({ principal: 'p', personId: 'rita' })).toEqual(['ana', 'ben']);
    expect(ids({ principal: 'p', personId: 'ben' })).toEqual(['ana']);
    expect(ids({ principal: 'moved', personId: 'rita' })).toEqual(['ben']);
    expect(ids({ principal: 'moved', personId: 'ben' }, true)).toEqual(['ana', 'ben']);
  });
});

describe('withPerson', () => {
  const known = directory(
    [person('ana', { principals: [sso('*')] })],
    [{ machineId: 'bot', principals: ['bot'], ownerId: 'ana' }],
  );

  it.each<[string, Person]>([
    ['id', person('ana', { email: 'other@example.com' })],
    ['e-mail, in any case', person('ben', { email: 'ANA@Example.com' })],
    ['principal', person('ben', { principals: [sso('0123456789abcdef')] })],
    ['principal of a machine', person('ben', { principals: ['bot'] })],
  ])('refuses a second person of one %s', (_, second) => {
    expect(() => withPerson(known, second)).toThrow(refusedWith('approver-exists'));
  });

  it.each<[string, Partial<Person>]>([
    ['id', { personId: 'Ben' }],
    ['e-mail without a domain', { email: 'ben@example' }],
    ['e-mail with a line break', { email: 'ben@example.com\n' }],
    ['e-mail of two', { email: 'ben@example.com,eve@example.com' }],
    ['principal', { principals: ['*'] }],
    ['number of principals', { principals: Array.from({ length: 11 }, (_, n) => `p${n}`) }],
  ])('refuses a malformed %s', (_, changes) => {
    expect(() => withPerson(known, person('ben', changes))).toThrow(refusedWith('malformed'));
  });

  it('holds two hundred people, and no more than an item holds', () => {
    const many = Array.from({ length: 199 }, (_, n) => person(`p${n}`));
    const full = withPerson(directory(many), person('last'));
    expect(full).toMatchObject({ version: 2 });
    expect(() => withPerson(full, person('late'))).toThrow(refusedWith('directory-full'));
    const long = many.map((one, n) => ({
      ...one,
      principals: Array.from({ length: 10 }, (_, m) => `${n}-${m}`.padEnd(250, 'x')),
    }));
    expect(() => withPerson(directory(long), person('last'))).toThrow(refusedWith('directory-full'));
  });
});
