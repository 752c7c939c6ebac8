import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context';
import { bodyOf } from '../../api/client';
import type { Site } from '../../api/types';

/** As many as one answer has. */
const limit = '100';
const staleMilliseconds = 60_000;

export interface SitePages extends Pick<UseInfiniteQueryResult, 'isFetching' | 'isError' | 'hasNextPage'> {
  readonly sites: readonly Site[];
  /** Reads the next page, or the one that failed. */
  readonly more: () => void;
}

/** Sites in order of their ids, page by page as they are asked for. @param prefix with which the ids begin; all when empty */
export function useSitePages(prefix: string, enabled: boolean): SitePages {
  const api = useApi();
  const { data, isFetching, isError, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['site-pages', prefix],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit, ...(prefix !== '' && { prefix }), ...(cursor !== undefined && { cursor }) };
      return bodyOf(api.GET('/v1/sites', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    enabled,
    staleTime: staleMilliseconds,
    refetchOnWindowFocus: false,
  });
  const sites = data?.pages.flatMap(({ items }) => items) ?? [];
  return { sites, isFetching, isError, hasNextPage, more: () => void (hasNextPage ? fetchNextPage() : refetch()) };
}
