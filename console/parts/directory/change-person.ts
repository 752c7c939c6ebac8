import { type Api, bodyOf } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Person } from '../../api/types';
import { isSamePerson, type PersonChange } from './person-fields';
import { readDirectory } from './read-directory';

export interface PersonToChange {
  /** As whoever changes them has read it. */
  readonly before: Person;
  /** Of the directory in which they stood. */
  readonly etag: string;
  readonly changes: PersonChange;
}

const mostTries = 4;

/**
 * Changes a person, unless somebody else has changed this person since. Changes of other people also change the version of the directory;
 * then it goes on with the new one.
 */
export async function changePerson(api: Api, { before, etag, changes }: PersonToChange): Promise<Person> {
  const path = { personId: before.personId };
  let version = etag;
  for (let tries = 1; ; tries += 1) {
    try {
      const params = { path, header: { 'If-Match': version } };
      return await bodyOf(api.PATCH('/v1/people/{personId}', { params, body: changes }));
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'stale-version') || tries === mostTries) throw error;
      const { people, etag: newer } = await readDirectory(api);
      const now = people.find(({ personId }) => personId === before.personId);
      if (!now || !isSamePerson(before, now)) throw error;
      version = newer;
    }
  }
}
