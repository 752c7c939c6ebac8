import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context';
import type { Api } from './client';
import { ApiProblem } from './problem';

/** What others do shows within five seconds. */
export const pollMilliseconds = 4_000;
const slowestPollMilliseconds = 60_000;

/** Reads one thing of the API; the signal ends the request when nobody waits for it any more. */
export type Read<T> = (api: Api, signal: AbortSignal) => Promise<T>;

export interface LiveOptions {
  readonly enabled?: boolean;
  /** Milliseconds between two requests; 0 asks once. */
  readonly every?: number;
  /** Shows the last answer while another page of a list is loading. */
  readonly keepPrevious?: boolean;
}

/**
 * What the API says, asked again every few seconds while the page is visible. An error leaves what was shown last, and
 * makes the next requests rarer.
 * @param key names what is read; the same key shares one request.
 */
export function useLive<T>(
  key: readonly unknown[],
  read: Read<T>,
  { enabled = true, every = pollMilliseconds, keepPrevious = false }: LiveOptions = {},
): UseQueryResult<T> {
  const api = useApi();
  return useQuery<T>({
    queryKey: key,
    queryFn: ({ signal }) => read(api, signal),
    enabled,
    refetchInterval: ({ state }) => every > 0 && pollAfter(every, state.fetchFailureCount),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
}

/** Twice as long after each failure in a row. */
export function pollAfter(every: number, failures: number): number {
  return Math.min(every * 2 ** Math.min(failures, 10), Math.max(every, slowestPollMilliseconds));
}

/** Only what may pass by itself is asked again at once: a lost connection, a busy server. */
export function isWorthRepeating(failures: number, error: unknown): boolean {
  const passes = !(error instanceof ApiProblem) || error.isOffline || error.status === 429 || error.status >= 500;
  return passes && failures < 1;
}
