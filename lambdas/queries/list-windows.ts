import type { Window } from '../domain/window';
import type { Page, PageRequest, WindowFilter } from '../store/port';
import type { QueryDeps } from './deps';

/** Windows in order of start. A page may be shorter than `limit` and still carry a cursor. @throws Refusal malformed */
export async function listWindows(
  { store }: QueryDeps,
  filter: WindowFilter,
  page: PageRequest,
): Promise<Page<Window>> {
  const { from = 0, to = Number.POSITIVE_INFINITY } = filter;
  return from < to ? store.windows(filter, page) : { items: [] };
}
