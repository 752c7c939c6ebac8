import { type Api, bodyOf } from '../../api/client';
import type { Person } from '../../api/types';
import { onNewestVersion } from './on-newest-version';
import { isSamePerson, type PersonChange } from './person-fields';
import { readDirectory } from './read-directory';

export interface PersonToChange {
  /** As whoever changes them has read it. */
  readonly before: Person;
  /** Of the directory in which they stood. */
  readonly etag: string;
  readonly changes: PersonChange;
}

/** Changes a person, unless somebody else has changed this person since. */
export function changePerson(api: Api, { before, etag, changes }: PersonToChange): Promise<Person> {
  const { personId } = before;
  return onNewestVersion(
    etag,
    (version) => {
      const params = { path: { personId }, header: { 'If-Match': version } };
      return bodyOf(api.PATCH('/v1/people/{personId}', { params, body: changes }));
    },
    async () => {
      const { people, etag: newer } = await readDirectory(api);
      const now = people.find((person) => person.personId === personId);
      return now && isSamePerson(before, now) ? newer : undefined;
    },
  );
}
