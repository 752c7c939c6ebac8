import type { Actor } from '../domain/actor';
import type { Directory } from '../domain/directory/directory';
import { type Html, html } from './html';

/** A person by name, or by id once they have left. Names of any script leave the direction of our words alone. */
export function nameOf({ people }: Directory, personId: string | undefined): Html {
  const person = people.find((candidate) => candidate.personId === personId);
  return html`<bdi>${person?.name ?? personId ?? 'somebody unknown'}</bdi>`;
}

/** Who asked or said something: by name, and a machine with whoever answers for it. */
export function actorName(directory: Directory, { personId, machineId, principal }: Partial<Actor>): Html {
  if (machineId !== undefined) return html`<bdi>${machineId}</bdi>, which belongs to ${nameOf(directory, personId)}`;
  return personId === undefined ? html`<bdi>${principal}</bdi>` : nameOf(directory, personId);
}
