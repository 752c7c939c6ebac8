import type { EpochSeconds } from '../actor';
import { brokenRule, type Form, forms } from '../forms';
import { bytes, counts } from '../limits';
import { malformedField, Refusal } from '../refusal';
import type { Directory, DirectoryMoment, Machine, Person } from './directory';
import { bytesOf, inOrder, pagesOf, pagesPerDirectory } from './pages';
import { assertPrincipal, principalsMeet } from './principals';

/** The directory with one more person. @throws Refusal `malformed`, `approver-exists`, `directory-full` */
export function withPerson(directory: Directory, person: Person): Directory {
  assertPerson(person);
  assertUnique(directory, person.personId, person);
  return grown(directory, { people: [...directory.people, person] });
}

/** The directory with this person in place of the one of the same id. @throws Refusal as `withPerson`; `unknown-approver` */
export function withPersonReplaced(directory: Directory, person: Person): Directory {
  const { personId } = personOf(directory, person.personId);
  assertPerson(person);
  assertUnique(withoutMember(directory, personId), personId, person);
  const people = directory.people.map((known) => (known.personId === personId ? person : known));
  return grown(directory, { people });
}

/**
 * The directory without a person.
 *
 * @throws Refusal `unknown-approver`; `approver-in-use` while the person owns machines
 */
export function withoutPerson(directory: Directory, personId: string, at: EpochSeconds): Directory {
  personOf(directory, personId);
  const machines = directory.machines.filter(({ ownerId }) => ownerId === personId).map(({ machineId }) => machineId);
  if (machines.length > 0) {
    throw new Refusal(
      'approver-in-use',
      'This person owns machines. First give the machines another owner, or remove them.',
      {
        machines,
      },
    );
  }
  const version = directory.version + 1;
  return {
    ...withoutMember(directory, personId),
    formerIds: withFormerId(directory, personId, { at, version }),
    version,
  };
}

/**
 * The directory with one more machine. @throws Refusal `malformed`, `unknown-approver`, `approver-exists`,
 * `directory-full`
 */
export function withMachine(directory: Directory, machine: Machine): Directory {
  assertMachine(directory, machine);
  assertUnique(directory, machine.machineId, machine);
  return grown(directory, { machines: [...directory.machines, machine] });
}

/** The directory with this machine in place of the one of the same id. @throws Refusal as `withMachine`; `unknown-machine` */
export function withMachineReplaced(directory: Directory, machine: Machine): Directory {
  const { machineId } = machineOf(directory, machine.machineId);
  assertMachine(directory, machine);
  assertUnique(withoutMember(directory, machineId), machineId, machine);
  const machines = directory.machines.map((known) => (known.machineId === machineId ? machine : known));
  return grown(directory, { machines });
}

/** The owner still counts as the requester of what the machine asked for before. @throws Refusal `unknown-machine` */
export function withoutMachine(directory: Directory, machineId: string): Directory {
  machineOf(directory, machineId);
  return { ...withoutMember(directory, machineId), version: directory.version + 1 };
}

/** @throws Refusal `unknown-approver` */
export function personOf(directory: Directory, personId: string): Person {
  const person = directory.people.find((candidate) => candidate.personId === personId);
  if (!person)
    throw new Refusal('unknown-approver', 'Nobody in the directory has this id.', {
      personId,
      // As clients of the earlier paths know it.
      approverId: personId,
    });
  return person;
}

/** @throws Refusal `unknown-machine` */
export function machineOf(directory: Directory, machineId: string): Machine {
  const machine = directory.machines.find((candidate) => candidate.machineId === machineId);
  if (!machine) throw new Refusal('unknown-machine', 'No machine in the directory has this id.', { machineId });
  return machine;
}

/** Whether two addresses are one mailbox: whether case matters is not known for every mail server, so it does not here. */
export function isMailbox(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function assertPerson({ personId, email, principals, groups }: Person): void {
  assertForm('An id', forms.id, personId);
  assertForm('The e-mail address', forms.email, email);
  if (groups.length > counts.groupsPerPerson) {
    throw malformedField('groups', `must be at most ${counts.groupsPerPerson}`);
  }
  for (const group of groups) assertForm('The name of a group', forms.id, group);
  assertPrincipals(principals);
}

function assertMachine(directory: Directory, { machineId, ownerId, principals }: Machine): void {
  assertForm('An id', forms.id, machineId);
  if (principals.length === 0) throw malformedField('principals', 'must name at least one for a machine');
  assertPrincipals(principals);
  personOf(directory, ownerId);
}

function assertForm(what: string, form: Form, text: string): void {
  const rule = brokenRule(form, text);
  if (rule !== undefined) throw malformedField(what, rule);
}

function assertPrincipals(principals: readonly string[]): void {
  if (principals.length > counts.principalsPerMember) {
    throw malformedField('principals', `must be at most ${counts.principalsPerMember}`);
  }
  principals.forEach(assertPrincipal);
}

/** A caller or a mailbox that could be two people would let one person approve twice, or their own request. */
function assertUnique(
  directory: Directory,
  id: string,
  member: { email?: string; principals: readonly string[] },
): void {
  const { people, machines } = directory;
  const { email, principals } = member;
  const members = [...people.map(namedPerson), ...machines.map(namedMachine)];
  const sameId = members.find((other) => other.id === id);
  if (sameId) throw exists('id', `The id ${id} belongs to ${sameId.kind} already`, sameId);
  const mailed = people.find((other) => email !== undefined && isMailbox(other.email, email));
  if (mailed)
    throw exists('email', `The e-mail address ${email} belongs to ${mailed.personId} already`, namedPerson(mailed));
  for (const own of principals) {
    const taken = members.find((other) => other.principals.some((theirs) => principalsMeet(own, theirs)));
    if (taken) throw exists('principals', `The principal ${own} belongs to ${taken.id} already`, taken);
  }
}

const namedPerson = ({ personId: id, principals }: Person) => ({
  kind: 'a person',
  id,
  principals,
  names: { personId: id, approverId: id },
});
const namedMachine = ({ machineId: id, principals }: Machine) => ({
  kind: 'a machine',
  id,
  principals,
  names: { machineId: id },
});

/** @param field which one exists: `id`, `email` or `principals` */
function exists(field: string, what: string, { names }: { readonly names: object }): Refusal {
  return new Refusal('approver-exists', `${what}. Change that entry, or give another one here.`, { field, ...names });
}

/** Whose id somebody gets who is added. */
export function successionOf({ formerIds = {} }: Directory, personId: string): Pick<Person, 'succeeds'> {
  const former = new Map(Object.entries(formerIds)).get(personId);
  return former === undefined ? {} : { succeeds: former };
}

/** Far more than can be removed unnoticed while a question is open. */
const keptFormerIds = 500;

function withFormerId(
  { formerIds = {} }: Directory,
  personId: string,
  removed: DirectoryMoment,
): Record<string, DirectoryMoment> {
  const others = Object.entries(formerIds).filter(([known]) => known !== personId);
  const latest = others.sort(([, left], [, right]) => left.version - right.version).slice(1 - keptFormerIds);
  return Object.fromEntries([...latest, [personId, removed] as const]);
}

function withoutMember(directory: Directory, id: string): Directory {
  const people = directory.people.filter(({ personId }) => personId !== id);
  const machines = directory.machines.filter(({ machineId }) => machineId !== id);
  return { ...directory, people, machines };
}

function grown(directory: Directory, members: Partial<Pick<Directory, 'people' | 'machines'>>): Directory {
  const next = inOrder({ ...directory, ...members, version: directory.version + 1 });
  const isFull = next.people.length > counts.people || next.machines.length > counts.machines;
  const sizes = pagesOf(next, pagesPerDirectory).map(bytesOf);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (!isFull && total <= bytes.directory && Math.max(...sizes) <= bytes.directoryPage) return next;
  throw new Refusal(
    'directory-full',
    `The directory is full: it can hold ${counts.people} people and ${counts.machines} machines, in ${bytes.directory / 1000} KB. Remove somebody first.`,
  );
}
