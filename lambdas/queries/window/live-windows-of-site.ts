import type { EpochSeconds } from '../../domain/actor';
import type { Window, WindowStatus } from '../../domain/window/window';
import type { Page, PageRequest } from '../../store/port';
import type { Snapshot } from '../../store/snapshot';
import type { QueryDeps } from '../deps';
import { inOrder, livePage, type Place, startOf } from '../live-page';

/** Statuses whose windows are in the head or the calendar of their site. */
const named = ['requested', 'approved', 'active'] as const satisfies readonly WindowStatus[];
type NamedStatus = (typeof named)[number];

export interface LiveFilter {
  readonly siteId: string;
  readonly status: NamedStatus;
  /** Of the start, half-open. */
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
}

export function isLive(status: WindowStatus | undefined): status is NamedStatus {
  return named.some((each) => each === status);
}

/** Windows that one page loads: one BatchGet. A site has at most as many requests. */
const loadedPerPage = 100;

/**
 * Undecided, approved or active windows of one site, in order of start. The site's head and its calendar name exactly these,
 * so none of the windows that are over is read, and the answer is as of now. Two reads for a page.
 *
 * @throws Refusal malformed
 */
export async function liveWindowsOfSite(
  { store }: QueryDeps,
  filter: LiveFilter,
  page: PageRequest<Window>,
): Promise<Page<Window>> {
  const { siteId, status, from, to } = filter;
  const listing = JSON.stringify(['live', siteId, status, from, to]);
  const isAfter = startOf(page, listing);
  const isAhead = (place: Place) => place.at >= from && place.at < to && isAfter(place);
  const naming = await store.load([
    { kind: 'head', chain: siteId },
    { kind: 'calendar', siteId },
  ]);
  const { ids, rest } = candidates(naming, filter, isAhead);
  const found = await store.load(ids.map((windowId) => ({ kind: 'window', windowId })));
  const windows = ids
    .flatMap((windowId) => found.window(windowId) ?? [])
    .filter((window) => window.status === status && isAhead(placeOf(window)));
  return livePage(windows, placeOf, listing, page, rest);
}

const placeOf = ({ plan, windowId }: Window): Place => ({ at: plan.startsAt, id: windowId });

/** @returns the windows to load, and where more follow */
function candidates(
  naming: Snapshot,
  { siteId, status }: LiveFilter,
  isAhead: (place: Place) => boolean,
): { readonly ids: readonly string[]; readonly rest?: Place } {
  if (status === 'requested') return { ids: naming.head(siteId).requests };
  const places = naming
    .calendar(siteId)
    .entries.map(({ startsAt, windowId }): Place => ({ at: startsAt, id: windowId }))
    .filter(isAhead)
    .sort(inOrder);
  const ids = places.slice(0, loadedPerPage).map(({ id }) => id);
  const last = places[loadedPerPage - 1];
  return places.length > loadedPerPage && last ? { ids, rest: last } : { ids };
}
