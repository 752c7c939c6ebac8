import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../api/api-context';
import { askedAgain, pollMilliseconds } from '../../api/pacing';
import type { Window } from '../../api/types';
import { useNow } from '../../parts/times/clock';
import { type SiteList, siteLists, soonUntil, sourceOf } from './reads';
import { orderOfHome } from './site-order';

/** Nobody does what fails, so nobody waits to see it. */
const unasked = 5 * pollMilliseconds;

/** The sites in the order in which they matter now, as far as somebody has looked at them. */
export interface SiteFeed {
  readonly siteIds: readonly string[];
  /** These are all. */
  readonly isWhole: boolean;
  readonly isLoading: boolean;
  /** The windows that are under way, of the sites among these. */
  readonly active: readonly Window[];
  readonly error: Error | null;
  /** Reads on until there are so many. */
  readonly want: (sites: number) => void;
  readonly retry: () => void;
}

/**
 * Up to a page of sites of which the edge does not know the newest, then closed ones, then those that close within a day, then those with
 * a request, then all others by their ids. Each of the five lists is read from its beginning, and only as far as its sites are shown.
 */
export function useSiteFeed(atFirst: number): SiteFeed {
  const [wanted, setWanted] = useState(atFirst);
  const api = useApi();
  const [unpublished, active, soon, requested, others] = siteLists(api, soonUntil(useNow(60_000)));
  const failed = useList(unpublished, unasked);
  const closed = useList(active);
  const inOrder = [closed, useList(soon), useList(requested), useList(others)];
  const lists = [failed, ...inOrder];
  const { siteIds, waitsFor } = orderOfHome(lists);
  const stopped = inOrder.find((list) => list.error)?.error ?? null;
  const reading = waitsFor === undefined ? undefined : lists[waitsFor];
  const readOn = siteIds.length < wanted && !stopped ? reading?.readOn : undefined;
  useEffect(() => readOn?.(), [readOn]);
  return {
    siteIds,
    isWhole: waitsFor === undefined,
    isLoading: siteIds.length < wanted && waitsFor !== undefined && !stopped,
    active: closed.windows,
    error: stopped ?? failed.error,
    want: (sites) => setWanted((before) => Math.max(before, sites)),
    retry: () => void Promise.all(lists.map((list) => list.refetch())),
  };
}

/** A list that is polled as far as it was read. */
function useList(list: SiteList, every = pollMilliseconds) {
  const query = useInfiniteQuery({
    ...list,
    placeholderData: (before) => before,
    ...askedAgain(every),
  });
  const { data, isFetching, fetchNextPage } = query;
  return {
    ...sourceOf(query),
    windows: data?.pages.flatMap(({ windows }) => windows) ?? [],
    readOn: data === undefined || isFetching ? undefined : () => void fetchNextPage(),
    error: query.error,
    refetch: query.refetch,
  };
}
