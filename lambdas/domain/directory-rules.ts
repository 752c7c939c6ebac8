import { canonicalJson } from './canonical-json';
import type { Directory, Person } from './directory';
import { eligibleApprovers } from './eligibility';
import { assertPrincipal, principalsMeet } from './principals';
import { Refusal } from './refusal';
import { isId } from './site-rules';
import { isReachable } from './votes';
import type { Window } from './window';

const maximumPeople = 200;
const maximumPrincipals = 10;
/** A DynamoDB item holds 400 KB; the directory is one item. */
const maximumBytes = 350_000;
const emailForm = /^(?=.{3,254}$)[^\s@<>"(),:;\\\p{Cc}]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/iu;

/** @throws Refusal `malformed` */
function assertPerson(person: Person): void {
  if (!isId(person.personId)) {
    throw new Refusal('malformed', 'A personId is a-z, then up to 23 of a-z, 0-9 and -, and not constructor.');
  }
  if (!emailForm.test(person.email)) throw new Refusal('malformed', 'The e-mail address cannot be one.');
  if (person.principals.length > maximumPrincipals) {
    throw new Refusal('malformed', `A person has at most ${maximumPrincipals} principals.`);
  }
  person.principals.forEach(assertPrincipal);
}

/** The directory with one person more. @throws Refusal `malformed`, `approver-exists`, `directory-full` */
export function withPerson(directory: Directory, person: Person): Directory {
  assertPerson(person);
  assertUnique(directory, person);
  const next = { ...directory, people: [...directory.people, person], version: directory.version + 1 };
  if (next.people.length > maximumPeople || Buffer.byteLength(canonicalJson(next)) > maximumBytes) {
    throw new Refusal('directory-full', `The directory holds at most ${maximumPeople} people.`);
  }
  return next;
}

/** A caller or a mailbox that could be two people would let one person approve twice, or their own request. */
function assertUnique(directory: Directory, person: Person): void {
  const email = person.email.toLowerCase();
  const known = directory.people.some(
    (other) => other.personId === person.personId || other.email.toLowerCase() === email,
  );
  const taken = [...directory.people, ...directory.machines]
    .flatMap((other) => other.principals)
    .some((theirs) => person.principals.some((own) => principalsMeet(own, theirs)));
  if (known || taken) {
    throw new Refusal(
      'approver-exists',
      'Someone in the directory has this id, this e-mail or one of these principals.',
    );
  }
}

/** @throws Refusal `unknown-approver` */
export function personOf(directory: Directory, personId: string): Person {
  const person = directory.people.find((candidate) => candidate.personId === personId);
  if (!person) throw new Refusal('unknown-approver', 'Nobody in the directory has this id.', { approverId: personId });
  return person;
}

/** @throws Refusal `unknown-approver` */
export function withConfirmed(directory: Directory, personId: string): Directory {
  const confirmed = { ...personOf(directory, personId), confirmed: true };
  const people = directory.people.map((person) => (person.personId === personId ? confirmed : person));
  return { ...directory, people, version: directory.version + 1 };
}

/**
 * The directory without a person.
 *
 * @param requested the windows that wait for approval
 * @throws Refusal `unknown-approver`, `approver-in-use` when a machine or a request needs the person
 */
export function withoutPerson(directory: Directory, personId: string, requested: readonly Window[]): Directory {
  personOf(directory, personId);
  const people = directory.people.filter((person) => person.personId !== personId);
  const next = { ...directory, people, version: directory.version + 1 };
  const machines = directory.machines.filter(({ ownerId }) => ownerId === personId).map(({ machineId }) => machineId);
  if (machines.length > 0) {
    throw new Refusal('approver-in-use', 'This person owns machines; give them another owner first.', { machines });
  }
  const windowIds = requested
    .filter((window) => eligibleApprovers(window, directory).some((person) => person.personId === personId))
    .filter((window) => !isReachable(window, next))
    .map(({ windowId }) => windowId);
  if (windowIds.length > 0) {
    throw new Refusal('approver-in-use', 'Open requests could not be approved without this person.', { windowIds });
  }
  return next;
}
