import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../../api/api-context';
import { bodyOf } from '../../api/client';
import { askedAgain } from '../../api/pacing';
import type { ListedStatus, Window } from '../../api/types';
import type { Span } from './timeline/scale';

const day = 86_400_000;
/** Whatever changes on a site shows sooner, because its status says so; this is for an index that was late. */
const slowMilliseconds = 30_000;

/**
 * The windows of some sites that may be seen in a span: those that began in it or in the week before it. They are read again when
 * something has changed on their site.
 */
export function useWindowsOf(sites: readonly ListedStatus[], span: Span) {
  const api = useApi();
  const queries = useQueryClient();
  // By whole days, so that the request stays the same while time passes.
  const from = new Date(Math.floor(span.from / day) * day - 7 * day).toISOString();
  const to = new Date(Math.ceil(span.to / day) * day).toISOString();
  const results = useQueries({
    queries: sites.map(({ siteId }) => ({
      queryKey: ['windows-of', siteId, from, to],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        bodyOf(api.GET('/v1/windows', { params: { query: { siteId, from, to, limit: '100' } }, signal })),
      placeholderData: (before: { readonly items: Window[] } | undefined) => before,
      ...askedAgain(slowMilliseconds),
      gcTime: 0,
    })),
  });
  useChanged(sites, (siteId) => void queries.invalidateQueries({ queryKey: ['windows-of', siteId] }));
  const windows = results.flatMap(({ data }) => data?.items ?? []);
  return { windows, error: results.find(({ error }) => error)?.error ?? null };
}

/** Tells of each site whose audit log has grown since it was read before. */
function useChanged(sites: readonly ListedStatus[], onChange: (siteId: string) => void): void {
  const known = useRef(new Map<string, number>());
  useEffect(() => {
    for (const { siteId, auditSeq } of sites) {
      const before = known.current.get(siteId);
      known.current.set(siteId, auditSeq);
      if (before !== undefined && before !== auditSeq) onChange(siteId);
    }
  });
}
