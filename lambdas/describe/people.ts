import type { Actor } from '../domain/actor';
import type { Directory, Person } from '../domain/directory/directory';
import type { Piece, Said } from './facts';

export const personIn = ({ people }: Directory, personId: string): Person | undefined =>
  people.find((person) => person.personId === personId);

/** A person's name, or the id if the person is no longer in the directory. */
export function personName(directory: Directory, personId: string): Piece {
  return { written: personIn(directory, personId)?.name ?? personId };
}

/**
 * The part of an ARN that people recognize. It says that the directory does not know the caller, because an IAM user can
 * have anybody's name.
 */
function callerName(principal = 'somebody unknown'): string {
  const [, user] = /^arn:[^:]*:iam::\d*:user\/(?:.*\/)?([^/]+)$/.exec(principal) ?? [];
  const [, role, session] = /^arn:[^:]*:sts::\d*:assumed-role\/([^/]+)\/([^/]+)$/.exec(principal) ?? [];
  if (user !== undefined) return `${user} (IAM user, not in the directory)`;
  return session === undefined ? principal : `${session} (role ${role}, not in the directory)`;
}

/**
 * Whoever did something: the name of a person, a machine with its owner, or what is known of the caller who is not in the
 * directory.
 */
export function actorName(directory: Directory, { personId, machineId, principal }: Partial<Actor>): Said {
  if (personId === undefined) return [{ written: machineId ?? callerName(principal) }];
  const person = personName(directory, personId);
  return machineId === undefined ? [person] : [{ written: machineId }, ', a machine of ', person];
}
