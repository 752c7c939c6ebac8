import type * as z from 'zod/mini';
import type { Machine, Person } from '../../domain/directory/directory';
import { instantText } from '../../domain/local-time';
import type { approverAnswer, machineAnswer, personAnswer } from './answer-schema';

export function personJson({ personId, ...person }: Person): z.output<typeof personAnswer> {
  return { personId, ...membersOf(person) };
}

/** In the format of the earlier paths. */
export function approverJson({ personId, ...person }: Person): z.output<typeof approverAnswer> {
  return { approverId: personId, ...membersOf(person) };
}

function membersOf(person: Omit<Person, 'personId'>) {
  const { name, email, timeZone, approver, confirmed, disabled = false, approverSince, mailboxSince } = person;
  return {
    name,
    email,
    ...(timeZone !== undefined && { timeZone }),
    principals: [...person.principals],
    groups: [...person.groups],
    approver,
    confirmed,
    disabled,
    approverSince: instantText(approverSince),
    ...(mailboxSince !== undefined && { mailboxSince: instantText(mailboxSince) }),
  };
}

export function machineJson({ machineId, ownerId, principals }: Machine): z.output<typeof machineAnswer> {
  return { machineId, ownerId, principals: [...principals] };
}
