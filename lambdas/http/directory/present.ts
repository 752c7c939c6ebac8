import type * as z from 'zod/mini';
import type { Machine, Person } from '../../domain/directory/directory';
import { instantText } from '../../domain/local-time';
import type { approverAnswer, machineAnswer } from './schema';

/** The API calls everyone in the directory by the id they vote with. */
export function approverJson(person: Person): z.output<typeof approverAnswer> {
  const { personId, name, email, approver, confirmed, disabled = false, approverSince, mailboxSince } = person;
  return {
    approverId: personId,
    name,
    email,
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
