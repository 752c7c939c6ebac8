import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../../api/client';
import { siteLists, soonUntil, sourceOf, statusOf } from './reads';
import { orderOfHome, tilesPerPage } from './site-order';

/**
 * Asks for what Home shows first, before it is drawn: the lists that the sites are ordered by, and the status of the first sites as
 * soon as their order is known. Whatever fails is asked again by what draws it, which says so.
 * @param now epoch milliseconds
 */
export function readHome(api: Api, queries: QueryClient, now: number): void {
  const lists = siteLists(api, soonUntil(now));
  const readStatuses = () => {
    const { siteIds } = orderOfHome(lists.map(({ queryKey }) => sourceOf(queries.getQueryState(queryKey))));
    for (const siteId of siteIds.slice(0, tilesPerPage)) void queries.prefetchQuery(statusOf(api, siteId));
  };
  for (const list of lists) queries.prefetchInfiniteQuery(list).then(readStatuses);
}
