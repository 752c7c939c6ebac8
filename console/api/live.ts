import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context';
import type { Api } from './client';
import { askedAgain, pollMilliseconds } from './pacing';
import { withoutNulls } from './without-nulls';

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
 * makes the next requests rarer; a refusal, which would stay the same, ends them.
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
    queryFn: async ({ signal }) => withoutNulls(await read(api, signal)),
    enabled,
    ...askedAgain(every),
    // A list is paged through: only the page that is shown is kept.
    ...(keepPrevious && { placeholderData: keepPreviousData, gcTime: 0 }),
  });
}
