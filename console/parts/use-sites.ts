import type { UseQueryResult } from '@tanstack/react-query';
import { allPages } from '../api/all-pages';
import { bodyOf } from '../api/client';
import { useLive } from '../api/live';
import type { Site } from '../api/types';

/** Up to a thousand sites. They are added rarely, so they are asked for rarely. */
export const useSites = (): UseQueryResult<Site[]> =>
  useLive(
    ['all-sites'],
    (api, signal) => allPages((query) => bodyOf(api.GET('/v1/sites', { params: { query }, signal }))),
    { every: 60_000 },
  );
