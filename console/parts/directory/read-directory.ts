import type { Api } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Person } from '../../api/types';

/** Everybody, as the directory stood at one time. */
export interface Directory {
  readonly people: readonly Person[];
  /** For If-Match. It is the version of the whole directory, so it also changes when somebody else does. */
  readonly etag: string;
}

/** All people. Without a limit they come in as few answers as possible, and in none that has not changed. */
export async function readDirectory(api: Api, signal?: AbortSignal): Promise<Directory> {
  const people: Person[] = [];
  let etag: string | undefined;
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? {} : { cursor };
    const { data, response } = await api.GET('/v1/people', { params: { query }, ...(signal && { signal }) });
    if (!data) throw new ApiProblem(0, 'empty-answer', 'The API answered without a body');
    people.push(...data.items);
    // Of the first page: if the directory changes in between, the API refuses what relies on it.
    etag ??= response.headers.get('etag') ?? '*';
    cursor = data.cursor;
  } while (cursor !== undefined);
  return { people, etag };
}
