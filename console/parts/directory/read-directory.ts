import type { Api } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import type { Machine, Person } from '../../api/types';

/** Everybody, as the directory stood at one time. */
export interface Directory {
  readonly people: readonly Person[];
  /** For If-Match. It is the version of the whole directory, so it also changes when somebody else does. */
  readonly etag: string;
}

/** All machines, as the directory stood at one time. */
export interface Machines extends Pick<Directory, 'etag'> {
  readonly machines: readonly Machine[];
}

/** All people. */
export async function readDirectory(api: Api, signal?: AbortSignal): Promise<Directory> {
  const { items, etag } = await readAll<Person>((query) =>
    api.GET('/v1/people', { params: { query }, ...(signal && { signal }) }),
  );
  return { people: items, etag };
}

/** All machines. */
export async function readMachines(api: Api, signal?: AbortSignal): Promise<Machines> {
  const { items, etag } = await readAll<Machine>((query) =>
    api.GET('/v1/machines', { params: { query }, ...(signal && { signal }) }),
  );
  return { machines: items, etag };
}

interface Answer<T> {
  readonly data?: { readonly items: readonly T[]; readonly cursor?: string };
  readonly response: Response;
}

/** All of a list of the directory. Without a limit it comes in as few answers as possible, and in none that has not changed. */
async function readAll<T>(read: (query: { readonly cursor?: string }) => Promise<Answer<T>>) {
  const items: T[] = [];
  let etag: string | undefined;
  let cursor: string | undefined;
  do {
    const { data, response } = await read(cursor === undefined ? {} : { cursor });
    if (!data) throw new ApiProblem(0, 'empty-answer', 'The API answered without a body');
    items.push(...data.items);
    // Of the first page: if the directory changes in between, the API refuses what relies on it.
    etag ??= response.headers.get('etag') ?? '*';
    cursor = data.cursor;
  } while (cursor !== undefined);
  return { items, etag };
}
