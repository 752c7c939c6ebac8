import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, bodyOf } from '../../api/client';
import type { Window } from '../../api/types';
import { withoutNulls } from '../../api/without-nulls';
import { type Source, tilesPerPage } from './site-order';

const hour = 3_600_000;
/** An approved window that starts within this time puts its site before the others. */
const soon = 24 * hour;

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

type Read = (api: Api, signal: AbortSignal, page: PageQuery) => Promise<Listed>;

/** Until when a window starts soon, by whole hours, so that the request stays the same while time passes. @param now epoch milliseconds */
export const soonUntil = (now: number): string => new Date(Math.ceil((now + soon) / hour) * hour).toISOString();

/** Sites of which the edge does not know the newest, then closed ones, those that close soon, those with a request, and all others by their ids. */
export const siteLists = (api: Api, to: string) =>
  [
    listOf(api, ['failed'], String(tilesPerPage), sitesWith({ publishing: 'failed' })),
    listOf(api, ['active'], '100', windowsWith({ status: 'active' })),
    listOf(api, ['soon', to], '20', windowsWith({ status: 'approved', to })),
    listOf(api, ['requested'], '20', windowsWith({ status: 'requested' })),
    listOf(api, ['others'], '20', sitesWith({})),
  ] as const;

export type SiteList = ReturnType<typeof listOf>;

const listOf = (api: Api, key: readonly string[], limit: string, read: Read) =>
  infiniteQueryOptions({
    queryKey: ['home', ...key],
    queryFn: ({ pageParam: cursor, signal }) => read(api, signal, { limit, ...(cursor !== undefined && { cursor }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

interface ReadSoFar {
  readonly data: InfiniteData<Listed, unknown> | undefined;
  readonly dataUpdatedAt: number;
  /** While it is asked for again there is no error, but this stays. */
  readonly errorUpdatedAt: number;
}

/** The sites of a list as far as it was read. */
export function sourceOf(list: ReadSoFar | undefined): Source {
  const pages = list?.data?.pages ?? [];
  return {
    siteIds: pages.flatMap(({ siteIds }) => siteIds),
    hasMore: pages.length === 0 || pages.at(-1)?.cursor !== undefined,
    hasFailed: list !== undefined && list.errorUpdatedAt > list.dataUpdatedAt,
  };
}

/** What a site is now. */
export const statusOf = (api: Api, siteId: string) =>
  queryOptions({
    queryKey: ['status', siteId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/sites/{siteId}/status', { params: { path: { siteId } }, signal })).then(withoutNulls),
  });

const windowsWith =
  (filter: { readonly status: Window['status']; readonly to?: string }): Read =>
  async (api, signal, page) => {
    const query = { ...filter, ...page };
    const { items, cursor } = await bodyOf(api.GET('/v1/windows', { params: { query }, signal }));
    return { siteIds: items.map(({ siteId }) => siteId), windows: items, cursor };
  };

const sitesWith =
  (filter: { readonly publishing?: 'failed' }): Read =>
  async (api, signal, page) => {
    const query = { ...filter, ...page };
    const { items, cursor } = await bodyOf(api.GET('/v1/sites', { params: { query }, signal }));
    return { siteIds: items.map(({ siteId }) => siteId), windows: [], cursor };
  };
