import type { UseQueryResult } from '@tanstack/react-query';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Site } from '../../api/types';

/** One site. @param siteId empty for none */
export const useSite = (siteId: string): UseQueryResult<Site> =>
  useLive(
    ['site', siteId],
    (api, signal) => bodyOf(api.GET('/v1/sites/{siteId}', { params: { path: { siteId } }, signal })),
    { enabled: siteId !== '', every: 30_000 },
  );

/** The id of the first site there is, for whoever has chosen none; empty where there is no site. */
export const useFirstSite = (enabled = true): UseQueryResult<string> =>
  useLive(
    ['first-site'],
    async (api, signal) => {
      const { items } = await bodyOf(api.GET('/v1/sites', { params: { query: { limit: '1' } }, signal }));
      return items[0]?.siteId ?? '';
    },
    { enabled, every: 60_000 },
  );
