import type { Actor } from '../domain/actor';
import type { Directory } from '../domain/directory/directory';
import type { Piece, Said } from './facts';

/** A person's name, or the id if the person is no longer in the directory. */
export function personName({ people }: Directory, personId: string): Piece {
  return { written: people.find((person) => person.personId === personId)?.name ?? personId };
}

/**
 * Whoever did something: the name of a person, a machine with its owner, or the principal of somebody who is not in the
 * directory.
 */
export function actorName(directory: Directory, { personId, machineId, principal }: Partial<Actor>): Said {
  if (personId === undefined) return [{ written: machineId ?? principal ?? 'somebody unknown' }];
  const person = personName(directory, personId);
  return machineId === undefined ? [person] : [{ written: machineId }, ', a machine of ', person];
}
