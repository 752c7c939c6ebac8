import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context';
import { askedAgain, pollMilliseconds } from '../../api/pacing';
import type { ListedStatus } from '../../api/types';
import { useCursors } from '../../parts/lists/use-cursors';
import { statusesFrom } from './reads';

/** A page of the sites in the order in which they matter. */
export interface SitePage {
  readonly sites: readonly ListedStatus[];
  /** Where the next page begins. */
  readonly next: string | undefined;
  readonly cursors: ReturnType<typeof useCursors>;
  /** Whether it has answered. */
  readonly isKnown: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * The page that somebody has gone to. Only this one is asked for again.
 * @param knownFor milliseconds in which a page that another part of Home has asked for is not asked for again
 */
export function useStatuses(knownFor?: number): SitePage {
  const cursors = useCursors();
  const { data, error, refetch } = useQuery({
    ...statusesFrom(useApi(), cursors.cursor),
    placeholderData: keepPreviousData,
    ...(knownFor !== undefined && { staleTime: knownFor }),
    ...askedAgain(pollMilliseconds),
  });
  return {
    sites: data?.items ?? [],
    next: data?.cursor,
    cursors,
    isKnown: data !== undefined,
    error,
    retry: () => void refetch(),
  };
}
