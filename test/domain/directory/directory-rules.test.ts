import type { Machine, Person } from '../../../lambdas/domain/directory/directory';
import {
  withMachine,
  withoutMachine,
  withoutPerson,
  withPerson,
  withPersonReplaced,
} from '../../../lambdas/domain/directory/directory-rules';
import { pagesOf, pagesPerDirectory } from '../../../lambdas/domain/directory/pages';
import { directory, person, refusedWith, sso } from '../people';

const isOnFirstPage = (one: Person): boolean => pagesOf(directory([one]), pagesPerDirectory)[0]?.people.length === 1;

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
    ['id of a machine', person('bot')],
  ])('refuses a second person of one %s', (_, second) => {
    expect(() => withPerson(known, second)).toThrow(refusedWith('approver-exists'));
  });

  it.each<[string, Partial<Person>]>([
    ['id', { personId: 'Ben' }],
    ['e-mail without a domain', { email: 'ben@example' }],
    ['e-mail with a line break', { email: 'ben@example.com\n' }],
    ['e-mail of two', { email: 'ben@example.com,eve@example.com' }],
    ['principal', { principals: ['*'] }],
    ['group', { groups: ['DBA'] }],
    ['number of groups', { groups: Array.from({ length: 21 }, (_, n) => `g${n}`) }],
    ['number of principals', { principals: Array.from({ length: 11 }, (_, n) => `p${n}`) }],
  ])('refuses a malformed %s', (_, changes) => {
    expect(() => withPerson(known, person('ben', changes))).toThrow(refusedWith('malformed'));
  });

  it('holds a thousand people, and no more than every function can keep in memory', () => {
    const many = Array.from({ length: 999 }, (_, n) => person(`p${n}`));
    const full = withPerson(directory(many), person('last'));
    expect(full).toMatchObject({ version: 2 });
    expect(() => withPerson(full, person('late'))).toThrow(refusedWith('directory-full'));
    const long = many.map((one, n) => ({
      ...one,
      principals: Array.from({ length: 10 }, (_, m) => `${n}-${m}`.padEnd(250, 'x')),
    }));
    expect(() => withPerson(directory(long), person('last'))).toThrow(refusedWith('directory-full'));
  });

  it('holds no more on one page than an item of DynamoDB does', () => {
    const many = Array.from({ length: 600 }, (_, n) => person(`p${n}`)).filter(isOnFirstPage);
    const long = many.map((one, n) => ({
      ...one,
      name: 'x'.repeat(Math.floor(350_000 / many.length)),
      groups: [`g${n}`],
    }));
    expect(() => withPerson(directory(long), person('another'))).toThrow(refusedWith('directory-full'));
  });
});

describe('withPersonReplaced', () => {
  const known = directory([person('ana', { principals: ['a'] }), person('ben')]);

  it('puts the person in the place of the one of this id', () => {
    const after = person('ana', { email: 'ANA@example.com', principals: ['a', 'b'] });
    expect(withPersonReplaced(known, after)).toEqual({ ...known, people: [after, person('ben')], version: 2 });
  });

  it.each<[string, Person, string]>([
    ['address', person('ben', { email: 'Ana@example.com' }), 'approver-exists'],
    ['principal', person('ben', { principals: ['a'] }), 'approver-exists'],
    ['malformed group', person('ben', { groups: ['-'] }), 'malformed'],
    ['unknown id', person('cy'), 'unknown-approver'],
  ])('refuses another person’s %s, or what nobody may have', (_, after, code) => {
    expect(() => withPersonReplaced(known, after)).toThrow(refusedWith(code));
  });
});

describe('machines', () => {
  const bot: Machine = { machineId: 'bot', ownerId: 'ana', principals: ['bot'] };
  const known = directory([person('ana', { principals: ['a'] })]);

  it('are added for an owner and removed', () => {
    const next = withMachine(known, bot);
    expect(next).toEqual({ ...known, machines: [bot], version: 2 });
    expect(withoutMachine(next, 'bot')).toEqual({ ...known, version: 3 });
  });

  it.each<[string, Machine, string]>([
    ['without an owner', { ...bot, ownerId: 'gone' }, 'unknown-approver'],
    ['without principals', { ...bot, principals: [] }, 'malformed'],
    ['with anybody’s principal', { ...bot, principals: ['*'] }, 'malformed'],
    ['with a person’s principal', { ...bot, principals: ['a'] }, 'approver-exists'],
    ['with a person’s id', { ...bot, machineId: 'ana' }, 'approver-exists'],
    ['with a crooked id', { ...bot, machineId: 'Bot' }, 'malformed'],
  ])('%s are refused', (_, machine, code) => {
    expect(() => withMachine(known, machine)).toThrow(refusedWith(code));
  });

  it('are refused twice, when there are a thousand, and removed once', () => {
    const many = Array.from({ length: 1000 }, (_, n) => ({ ...bot, machineId: `m${n}`, principals: [`m${n}`] }));
    expect(() => withMachine(withMachine(known, bot), bot)).toThrow(refusedWith('approver-exists'));
    expect(() => withMachine({ ...known, machines: many }, bot)).toThrow(refusedWith('directory-full'));
    expect(() => withoutMachine(known, 'bot')).toThrow(refusedWith('unknown-machine'));
  });

  it('keep their owner', () => {
    const owned = withMachine(known, bot);
    expect(() => withoutPerson(owned, 'ana', 1)).toThrow(refusedWith('approver-in-use'));
    expect(withoutPerson(withoutMachine(owned, 'bot'), 'ana', 1).people).toEqual([]);
  });
});
