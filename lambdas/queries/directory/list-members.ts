import type { Machine, Person } from '../../domain/directory/directory';
import { inOrder } from '../../domain/directory/pages';
import { decodeCursor, encodeCursor } from '../../store/cursor';
import { firstThatFit } from '../../store/page';
import type { Page, PageRequest } from '../../store/port';
import type { QueryDeps } from '../deps';
import { getDirectory } from './get-directory';

/** A page of the directory as it stands; the next page may be of a later version. */
export type MemberPage<T> = Page<T> & { readonly version: number };

/** In order of ids. @throws Refusal malformed */
export async function listPeople(deps: QueryDeps, page: PageRequest<Person>): Promise<MemberPage<Person>> {
  const { people, version } = inOrder(await getDirectory(deps));
  return { ...pageOf('people', people, ({ personId }) => personId, page), version };
}

/** In order of ids. @throws Refusal malformed */
export async function listMachines(deps: QueryDeps, page: PageRequest<Machine>): Promise<MemberPage<Machine>> {
  const { machines, version } = inOrder(await getDirectory(deps));
  return { ...pageOf('machines', machines, ({ machineId }) => machineId, page), version };
}

/** The cursor names the last id of a page, so that nobody is left out when others come or go. */
function pageOf<T>(name: string, all: readonly T[], idOf: (one: T) => string, page: PageRequest<T>): Page<T> {
  const { cursor } = page;
  const after = cursor === undefined ? '' : String(decodeCursor(cursor, name, { id: [' ', '~'] }).id);
  const left = all.filter((one) => idOf(one) > after);
  const items = firstThatFit(left, page);
  const last = items.at(-1);
  return last && items.length < left.length ? { items, cursor: encodeCursor(name, { id: idOf(last) }) } : { items };
}
