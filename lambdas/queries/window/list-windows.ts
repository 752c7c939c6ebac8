import type { Window } from '../../domain/window/window';
import type { Page, PageRequest, WindowFilter } from '../../store/port';
import type { QueryDeps } from '../deps';

/** Windows in order of start. A page may be shorter than `limit` and still carry a cursor. @throws Refusal malformed */
export async function listWindows(
  { store }: QueryDeps,
  filter: WindowFilter,
  page: PageRequest,
): Promise<Page<Window>> {
  const { from = 0, to = Number.POSITIVE_INFINITY } = filter;
  // No window starts before 1970, and DynamoDB refuses a range whose end is before its start.
  return Math.max(0, from) < to ? store.windows(filter, page) : { items: [] };
}
