import type { Window } from '../../domain/window/window';
import type { Page, PageRequest, WindowFilter } from '../../store/port';
import type { QueryDeps } from '../deps';
import { isLive, liveWindowsOfSite } from './live-windows-of-site';

/** Windows in order of start, or the latest start first. A page may be shorter than `limit` and still carry a cursor. @throws Refusal malformed */
export async function listWindows(
  deps: QueryDeps,
  filter: WindowFilter,
  page: PageRequest<Window>,
): Promise<Page<Window>> {
  const { siteId, status, from = 0, to = Number.MAX_SAFE_INTEGER, order } = filter;
  // No window starts before 1970, and DynamoDB refuses a range whose end is before its start.
  if (Math.max(0, from) >= to) return { items: [] };
  if (siteId === undefined || !isLive(status) || order === 'newest') return deps.store.windows(filter, page);
  return liveWindowsOfSite(deps, { siteId, status, from, to }, page);
}
