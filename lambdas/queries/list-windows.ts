import type { Window } from '../domain/window';
import type { Page, PageRequest, WindowFilter } from '../store/port';
import type { QueryDeps } from './deps';

/** Windows in order of start. A page may be shorter than `limit` and still carry a cursor. @throws Refusal malformed */
export async function listWindows(_deps: QueryDeps, _filter: WindowFilter, _page: PageRequest): Promise<Page<Window>> {
  throw new Error('not written');
}
