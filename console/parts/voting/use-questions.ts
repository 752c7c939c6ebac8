import type { UseQueryResult } from '@tanstack/react-query';
import { pageOf } from '../../api/all-pages';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import { pollMilliseconds } from '../../api/pacing';
import type { OpenQuestion } from '../../api/types';

export interface QuestionPage {
  readonly items: readonly OpenQuestion[];
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string;
}

interface Which {
  /** Ten, as Home and the navigation ask for, so that they share one answer. */
  readonly size?: number;
  /** The cursor of the page; the first page without. */
  readonly start?: string | undefined;
  readonly enabled?: boolean;
  /** Milliseconds between two requests. */
  readonly every?: number;
}

/**
 * A page of open questions of all sites, the nearest deadline first.
 * @param mine `true`: those that wait for the person; `voted`: those that they have answered
 */
export function useQuestions(
  mine: 'true' | 'voted',
  { size = 10, start, enabled = true, every = pollMilliseconds }: Which = {},
): UseQueryResult<QuestionPage> {
  return useLive(
    ['questions', mine, size, start],
    (api, signal) =>
      pageOf((page) => bodyOf(api.GET('/v1/questions', { params: { query: { mine, ...page } }, signal })), size, start),
    { enabled, every, keepPrevious: true },
  );
}

/** How many there are on a first page, `10+` where there are more. */
export const countOf = ({ items, cursor }: QuestionPage): string => `${items.length}${cursor === undefined ? '' : '+'}`;
