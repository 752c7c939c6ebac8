import { type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../../api/api-context';
import { bodyOf } from '../../api/client';
import { pollAfter, pollMilliseconds } from '../../api/pacing';
import type { SiteStatus, Window } from '../../api/types';
import { statusOf } from './reads';
import type { Span } from './timeline/scale';

const day = 86_400_000;
/** Whatever changes on a site shows sooner, because its status says so; this is for an index that was late. */
const slowMilliseconds = 30_000;

/**
 * The status of each of some sites, by the site's id.
 * @param knownFor milliseconds in which a status that another part of the page has asked for is not asked for again
 */
export function useStatuses(
  siteIds: readonly string[],
  knownFor?: number,
): ReadonlyMap<string, UseQueryResult<SiteStatus>> {
  const api = useApi();
  const results = useQueries({
    queries: siteIds.map((siteId) => ({
      ...statusOf(api, siteId),
      refetchInterval: polled(pollMilliseconds),
      ...(knownFor !== undefined && { staleTime: knownFor }),
    })),
  });
  return bySite(siteIds, results);
}

/**
 * The windows of some sites that may be seen in a span: those that began in it or in the week before it. They are read again when
 * something has changed on their site.
 */
export function useWindowsOf(siteIds: readonly string[], span: Span) {
  const api = useApi();
  const queries = useQueryClient();
  // By whole days, so that the request stays the same while time passes.
  const from = new Date(Math.floor(span.from / day) * day - 7 * day).toISOString();
  const to = new Date(Math.ceil(span.to / day) * day).toISOString();
  const results = useQueries({
    queries: siteIds.map((siteId) => ({
      queryKey: ['windows-of', siteId, from, to],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        bodyOf(api.GET('/v1/windows', { params: { query: { siteId, from, to, limit: '100' } }, signal })),
      placeholderData: (before: { readonly items: Window[] } | undefined) => before,
      refetchInterval: polled(slowMilliseconds),
      gcTime: 0,
    })),
  });
  const statuses = useStatuses(siteIds, pollMilliseconds);
  useChanged(statuses, (siteId) => void queries.invalidateQueries({ queryKey: ['windows-of', siteId] }));
  const windows = results.flatMap(({ data }) => data?.items ?? []);
  return { windows, statuses, error: results.find(({ error }) => error)?.error ?? null };
}

/** Tells of each site whose audit log has grown since its status was read before. */
function useChanged(
  statuses: ReadonlyMap<string, UseQueryResult<SiteStatus>>,
  onChange: (siteId: string) => void,
): void {
  const known = useRef(new Map<string, number>());
  useEffect(() => {
    for (const [siteId, { data }] of statuses) {
      if (!data) continue;
      const before = known.current.get(siteId);
      known.current.set(siteId, data.auditSeq);
      if (before !== undefined && before !== data.auditSeq) onChange(siteId);
    }
  });
}

const polled = (every: number) => (query: { readonly state: { readonly fetchFailureCount: number } }) =>
  pollAfter(every, query.state.fetchFailureCount);

const bySite = <T>(siteIds: readonly string[], results: readonly T[]): ReadonlyMap<string, T> =>
  new Map(siteIds.flatMap((siteId, index) => (results[index] ? [[siteId, results[index]] as const] : [])));
