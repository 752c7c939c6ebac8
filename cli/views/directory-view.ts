import type { Machine, Person } from '../api/answers';
import type { Shown } from '../output/page';
import type { Text } from '../output/text';
import { minuteText, secondsOf } from '../times/told';

export const showPeople: Shown<readonly Person[]> = (people, page) =>
  page.table(
    ['PERSON', 'ROLE', 'MAILBOX', 'NAME'],
    people.map((person) => ({ cells: [person.personId, roleText(person), mailboxText(person)], last: person.name })),
  );

const roleText = ({ approver, disabled }: Person): Text =>
  disabled ? { text: 'disabled', tone: 'bad' } : approver ? 'approves' : 'requests';

const mailboxText = ({ confirmed }: Person): Text =>
  confirmed ? { text: 'confirmed', tone: 'good' } : { text: 'unconfirmed', tone: 'bad' };

export const showPerson: Shown<Person> = (person, page) =>
  page.facts([
    ['Person', { text: person.personId, tone: 'strong' }],
    ['Name', person.name],
    ['Email', person.email],
    ['Mailbox', mailboxText(person)],
    ['Role', roleText(person)],
    ['Groups', person.groups.length === 0 ? undefined : person.groups.join(', ')],
    ['Principals', person.principals.length === 0 ? 'none: votes by mail only' : person.principals.join(' ')],
    ['Since', person.approverSince && `${minuteText(secondsOf(person.approverSince), 'UTC')} UTC`],
  ]);

export const showMachines: Shown<readonly Machine[]> = (machines, page) =>
  page.table(
    ['MACHINE', 'OWNER', 'PRINCIPALS'],
    machines.map(({ machineId, ownerId, principals }) => ({ cells: [machineId, ownerId], last: principals.join(' ') })),
  );

export const showMachine: Shown<Machine> = ({ machineId, ownerId, principals }, page) =>
  page.facts([
    ['Machine', { text: machineId, tone: 'strong' }],
    ['Owner', ownerId],
    ['Principals', principals.join(' ')],
  ]);
