import { instantText } from '../times/told';
import type { Window } from './answers';
import { type Page, pagesOf } from './pages';
import type { Query, QuiesceApi } from './quiesce-api';

const path = '/v1/windows';
/** A start is recorded within a minute; until then the window is not among the active ones. */
const recordedWithinSeconds = 300;

/**
 * What is now and next: the windows in force, whenever they began, then all others from now on.
 *
 * @param query which site
 * @param now milliseconds since 1970
 */
export async function* currentWindows(
  api: QuiesceApi,
  query: Query,
  now: number,
  limit: number,
): AsyncGenerator<Page<Window>> {
  let left = limit;
  for await (const { items, cursor } of pagesOf<Window>(api, path, { ...query, status: 'active' }, left)) {
    left -= items.length;
    yield { items, more: left <= 0 };
    if (left <= 0 && cursor !== undefined) return;
  }
  if (left <= 0) return;
  const from = instantText(Math.floor(now / 1000) - recordedWithinSeconds);
  for await (const { items, cursor } of pagesOf<Window>(api, path, { ...query, from }, left)) {
    // Those in force have been listed.
    const later = items.filter(({ status }) => status !== 'active');
    yield { items: later, more: cursor !== undefined };
  }
}

/** What began before now, the latest first. What is in force is not past. */
export async function* pastWindows(
  api: QuiesceApi,
  query: Query,
  now: number,
  limit: number,
): AsyncGenerator<Page<Window>> {
  const to = instantText(Math.floor(now / 1000));
  for await (const page of pagesOf<Window>(api, path, { ...query, to, order: 'newest' }, limit))
    yield { ...page, items: page.items.filter(({ status }) => status !== 'active') };
}
