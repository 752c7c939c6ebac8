import type { UseQueryResult } from '@tanstack/react-query';
import { pageOf } from '../../api/all-pages';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { OpenQuestion } from '../../api/types';

export interface QuestionPage {
  readonly items: readonly OpenQuestion[];
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string;
}

/**
 * A page of open questions of all sites, the nearest deadline first.
 * @param mine `true`: those that wait for the person; `voted`: those that they have answered
 * @param start the cursor of the page; the first page without
 */
export const useQuestions = (mine: 'true' | 'voted', size: number, start?: string): UseQueryResult<QuestionPage> =>
  useLive(
    ['questions', mine, size, start],
    (api, signal) =>
      pageOf((page) => bodyOf(api.GET('/v1/questions', { params: { query: { mine, ...page } }, signal })), size, start),
    { keepPrevious: true },
  );
