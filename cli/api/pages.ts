import type { Query, QuiesceApi } from './quiesce-api';

/** A list as the API answers it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
  /** Whether there may be more where there is no cursor, because several lists follow each other. */
  readonly more?: boolean;
}

/** As many as the API gives at once. */
const most = 100;

/**
 * Pages of a listing, asked for as they are needed. Pages may be short or empty and go on all the same.
 *
 * @param limit how many items in all; `Infinity` for everything
 */
export async function* pagesOf<T>(api: QuiesceApi, path: string, query: Query, limit: number): AsyncGenerator<Page<T>> {
  let left = limit;
  let cursor: string | undefined;
  do {
    const { body } = await api.get<Page<T>>(path, { ...query, limit: Math.min(most, left), cursor });
    yield body;
    left -= body.items.length;
    cursor = body.cursor;
  } while (cursor !== undefined && left > 0);
}
