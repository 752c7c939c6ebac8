import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { allPages } from '../../api/all-pages';
import { useApi } from '../../api/api-context';
import type { Api } from '../../api/client';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import { pollAfter, pollMilliseconds } from '../../api/pacing';
import type { SiteStatus, Window } from '../../api/types';
import { withoutNulls } from '../../api/without-nulls';
import type { Span } from './timeline/scale';

const day = 86_400_000;

const windowsWith = (
  api: Api,
  signal: AbortSignal,
  filter: { readonly status?: Window['status']; readonly from?: string; readonly to?: string },
) => allPages((page) => bodyOf(api.GET('/v1/windows', { params: { query: { ...filter, ...page } }, signal })));

/** The windows that are under way, that people decide on, or that are approved for the next month. */
export const useLiveWindows = (status: 'active' | 'requested' | 'approved'): UseQueryResult<Window[]> =>
  useLive(['home', 'windows', status], (api, signal) => windowsWith(api, signal, { status }));

/** The windows that may be seen in a span: those that began in it or shortly before it, and those that are still active. */
export function useWindowsIn(span: Span): { readonly windows: readonly Window[]; readonly error: unknown } {
  // By whole days, so that the request stays the same while time passes.
  const since = Math.floor(span.from / day) * day - 7 * day;
  const until = Math.ceil(span.to / day) * day;
  const began = useLive(
    ['home', 'windows', since, until],
    (api, signal) =>
      windowsWith(api, signal, { from: new Date(since).toISOString(), to: new Date(until).toISOString() }),
    { keepPrevious: true },
  );
  const active = useLiveWindows('active');
  const known = new Map([...(began.data ?? []), ...(active.data ?? [])].map((window) => [window.windowId, window]));
  const windows = [...known.values()].filter(({ status }) => !['rejected', 'expired', 'cancelled'].includes(status));
  return { windows, error: began.error ?? active.error };
}

/** The status of each of some sites, by the site's id. */
export function useStatuses(siteIds: readonly string[]): ReadonlyMap<string, UseQueryResult<SiteStatus>> {
  const api = useApi();
  const results = useQueries({
    queries: siteIds.map((siteId) => ({
      queryKey: ['status', siteId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        bodyOf(api.GET('/v1/sites/{siteId}/status', { params: { path: { siteId } }, signal })).then(withoutNulls),
      refetchInterval: (query: { state: { fetchFailureCount: number } }) =>
        pollAfter(pollMilliseconds, query.state.fetchFailureCount),
    })),
  });
  return new Map(siteIds.flatMap((siteId, index) => (results[index] ? [[siteId, results[index]] as const] : [])));
}
