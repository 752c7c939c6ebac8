import type { Actor } from '../domain/actor';
import type { Directory } from '../domain/directory/directory';
import type { Piece, Said } from './facts';

/** A person by name, or by id once they have left. */
export function personName({ people }: Directory, personId: string): Piece {
  return { written: people.find((person) => person.personId === personId)?.name ?? personId };
}

/** Who did something: a person by name, a machine with its owner, and somebody who is not in the directory by principal. */
export function actorName(directory: Directory, { personId, machineId, principal }: Partial<Actor>): Said {
  if (personId === undefined) return [{ written: machineId ?? principal ?? 'somebody unknown' }];
  const person = personName(directory, personId);
  return machineId === undefined ? [person] : [{ written: machineId }, ', a machine of ', person];
}
