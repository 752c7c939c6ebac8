import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../api/api-context';
import { type Api, bodyOf } from '../../api/client';
import { pollAfter, pollMilliseconds } from '../../api/pacing';
import type { Window } from '../../api/types';
import { useNow } from '../../parts/clock';
import { orderedSites, withoutWaiting } from './site-order';

const hour = 3_600_000;
/** An approved window that starts within this time puts its site before the others. */
const soon = 24 * hour;
/** Nobody does what fails, so nobody waits to see it. */
const unasked = 5 * pollMilliseconds;
/** A page of tiles: the closed ones follow on the next. */
const mostFailed = 8;

/** What a list says of its sites. */
interface Listed {
  readonly siteIds: readonly string[];
  readonly windows: readonly Window[];
  readonly cursor: string | undefined;
}

interface PageQuery {
  readonly limit: string;
  readonly cursor?: string;
}

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
 * Up to a page of sites of which the edge does not know the newest, then closed ones, then those that close within a day, then those with a request, then
 * all others by their ids. Each of the five lists is read from its beginning, and only as far as its sites are shown.
 */
export function useSiteFeed(atFirst: number): SiteFeed {
  const [wanted, setWanted] = useState(atFirst);
  // By whole hours, so that the request stays the same while time passes.
  const to = new Date(Math.ceil((useNow(60_000) + soon) / hour) * hour).toISOString();
  const active = useList(['active'], '100', (api, signal, page) =>
    windowsWith(api, signal, { status: 'active', ...page }),
  );
  const failed = useFailed();
  const others = [
    active,
    useList(['soon', to], '20', (api, signal, page) => windowsWith(api, signal, { status: 'approved', to, ...page })),
    useList(['requested'], '20', (api, signal, page) => windowsWith(api, signal, { status: 'requested', ...page })),
    useList(['others'], '20', sitesOf),
  ];
  const lists = [failed, ...others];
  const { siteIds, waitsFor } = orderedSites(lists);
  const stopped = others.find((list) => list.error)?.error ?? null;
  const reading = waitsFor === undefined ? undefined : lists[waitsFor];
  const readOn = siteIds.length < wanted && !stopped ? reading?.readOn : undefined;
  useEffect(() => readOn?.(), [readOn]);
  return {
    siteIds,
    isWhole: waitsFor === undefined,
    isLoading: siteIds.length < wanted && waitsFor !== undefined && !stopped,
    active: active.windows,
    error: stopped ?? failed.error,
    want: (sites) => setWanted((before) => Math.max(before, sites)),
    retry: () => void Promise.all(lists.map((list) => list.refetch())),
  };
}

/** An API that does not know this list, or cannot read it, keeps no other from being shown. */
function useFailed() {
  const list = useList(
    ['failed'],
    String(mostFailed),
    (api, signal, page) => sitesOf(api, signal, { publishing: 'failed', ...page }),
    unasked,
  );
  return { ...list, ...withoutWaiting(list, mostFailed, list.hasFailed) };
}

/** A list that is polled as far as it was read. */
function useList(
  key: readonly string[],
  limit: string,
  read: (api: Api, signal: AbortSignal, page: PageQuery) => Promise<Listed>,
  every = pollMilliseconds,
) {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: ['home', ...key],
    queryFn: ({ pageParam: cursor, signal }) => read(api, signal, { limit, ...(cursor !== undefined && { cursor }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }: Listed) => cursor,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => pollAfter(every, state.fetchFailureCount),
  });
  const { data, isFetching, hasNextPage, fetchNextPage } = query;
  const pages = data?.pages ?? [];
  return {
    siteIds: pages.flatMap(({ siteIds }) => siteIds),
    windows: pages.flatMap(({ windows }) => windows),
    hasMore: data === undefined || hasNextPage,
    readOn: data === undefined || isFetching ? undefined : () => void fetchNextPage(),
    error: query.error,
    /** The newest answer was a failure; also true while it is asked for again, when there is no error. */
    hasFailed: query.errorUpdatedAt > query.dataUpdatedAt,
    refetch: query.refetch,
  };
}

type WindowQuery = PageQuery & { readonly status: Window['status']; readonly to?: string };

async function windowsWith(api: Api, signal: AbortSignal, query: WindowQuery): Promise<Listed> {
  const { items, cursor } = await bodyOf(api.GET('/v1/windows', { params: { query }, signal }));
  return { siteIds: items.map(({ siteId }) => siteId), windows: items, cursor };
}

type SiteQuery = PageQuery & { readonly publishing?: 'failed' };

async function sitesOf(api: Api, signal: AbortSignal, query: SiteQuery): Promise<Listed> {
  const { items, cursor } = await bodyOf(api.GET('/v1/sites', { params: { query }, signal }));
  return { siteIds: items.map(({ siteId }) => siteId), windows: [], cursor };
}
