import { instantText } from '../times/told';
import type { Window } from './answers';
import { type Page, pagesOf } from './pages';
import type { Query, QuiesceApi } from './quiesce-api';

const path = '/v1/windows';
/** A start that got lost is recorded by the reconciler, every 15 minutes; until then the edge closes the site all the same. */
const recordedWithinSeconds = 3600;

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
  const listed = new Set<string>();
  for await (const { items, cursor } of pagesOf<Window>(api, path, { ...query, status: 'active' }, left)) {
    left -= items.length;
    for (const { windowId } of items) listed.add(windowId);
    yield { items, more: left <= 0 };
    if (left <= 0 && cursor !== undefined) return;
  }
  if (left <= 0) return;
  const from = instantText(Math.floor(now / 1000) - recordedWithinSeconds);
  // What was over within the hour is read, too, and must not count.
  for await (const { items, cursor } of pagesOf<Window>(api, path, { ...query, from }, Number.POSITIVE_INFINITY)) {
    const current = items.filter((window) => !listed.has(window.windowId) && isCurrent(window, now));
    yield { items: current.slice(0, left), more: cursor !== undefined || current.length > left };
    left -= current.length;
    if (left <= 0) return;
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
    yield { ...page, items: page.items.filter((window) => !mayBeInForce(window, now)) };
}

const isCurrent = (window: Window, now: number): boolean =>
  Date.parse(window.startsAt) >= now || mayBeInForce(window, now);

/** An approved window whose start has passed is at the edge, whatever is recorded. */
const mayBeInForce = ({ status, endsAt }: Window, now: number): boolean =>
  status === 'active' || (status === 'approved' && Date.parse(endsAt) > now);
