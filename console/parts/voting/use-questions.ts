import type { UseQueryResult } from '@tanstack/react-query';
import { allPages } from '../../api/all-pages';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { OpenQuestion } from '../../api/types';

/**
 * Open questions of all sites, the nearest deadline first.
 * @param mine `true`: those that wait for the person; `voted`: those that they have answered
 */
export const useQuestions = (mine: 'true' | 'voted', enabled = true): UseQueryResult<OpenQuestion[]> =>
  useLive(
    ['questions', mine],
    (api, signal) =>
      allPages((page) => bodyOf(api.GET('/v1/questions', { params: { query: { mine, ...page } }, signal }))),
    { enabled },
  );
