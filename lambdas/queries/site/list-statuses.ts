import type { EpochSeconds } from '../../domain/actor';
import { decodeCursor, encodeCursor } from '../../store/cursor';
import { firstThatFit } from '../../store/page';
import type { Page, PageRequest } from '../../store/port';
import type { Snapshot } from '../../store/snapshot';
import type { ArmedQueryDeps } from '../deps';
import { type SiteStatus, statusIn, statusKeys } from './site-status';
import { type Listed, type ListName, listNames, readList, soonUntil } from './sites-in-order';

/** With five records each, that many sites fit into one TransactGetItems (≤ 100 keys). */
const STATUSES_PER_PAGE = 20;

const mostRounds = 3;
/** How many more than a page takes are read of a list: some are not in their place. */
const spare = 4;
const listing = 'statuses';

/** Where a page begins: in which list, and after what of it. */
interface Start {
  readonly list: number;
  /** Cursor of the list; empty for its beginning. */
  readonly after: string;
  /** A window that starts before that starts soon, for all pages of one walk. */
  readonly soonUntil: EpochSeconds;
}

/** A site that a list names, which may not be its place. */
interface Candidate extends Listed {
  readonly list: number;
  /** How many its list names up to it. */
  readonly count: number;
}

interface Found {
  readonly candidate: Candidate;
  readonly status: SiteStatus;
}

/**
 * What each site is now, those first that matter most: sites that could not be published, closed ones, those that close within a day,
 * those with a request, and all others by their ids. A site that could not be published also stands in its usual place, where that is
 * on a later page. A page costs a query for each list from its first on, at most three reads, and a query for where it ends; it may be
 * shorter than `limit` and still have a cursor.
 *
 * @throws Refusal malformed
 */
export async function listStatuses(deps: ArmedQueryDeps, page: PageRequest<SiteStatus>): Promise<Page<SiteStatus>> {
  const start = startOf(page, deps.clock());
  const limit = Math.min(page.limit, STATUSES_PER_PAGE);
  const lists = await Promise.all(
    listNames
      .slice(start.list)
      .map((name, index) => readList(deps, name, start.soonUntil, index === 0 ? start.after : '', limit + spare)),
  );
  const open = lists.findIndex(({ cursor }) => cursor !== undefined);
  // What follows a list that goes on has no certain place yet.
  const certain = open < 0 ? lists : lists.slice(0, open + 1);
  const candidates = certain.flatMap(({ items }, index) =>
    items.map((item, before): Candidate => ({ ...item, list: start.list + index, count: before + 1 })),
  );
  const { found, looked } = await statusesOf(deps, candidates, limit, start.soonUntil);
  const shown = firstThatFit(found, { limit, bytesOf: ({ status }) => page.bytesOf?.(status) ?? 0 });
  const known = new Set(found.map(({ status }) => status.siteId));
  const isMore = candidates.slice(looked).some(({ siteId }) => !known.has(siteId));
  const last = shown.length < found.length ? shown.at(-1)?.candidate : isMore && candidates[looked - 1];
  const items = shown.map(({ status }) => status);
  const next = last
    ? await startAfter(deps, last, start)
    : open >= 0 && { ...start, list: start.list + open, after: lists[open]?.cursor ?? '' };
  return next ? { items, cursor: encodeCursor(listing, { ...next }) } : { items };
}

function startOf({ cursor }: PageRequest<never>, now: EpochSeconds): Start {
  if (cursor === undefined) return { list: 0, after: '', soonUntil: soonUntil(now) };
  const latest = Number.MAX_SAFE_INTEGER;
  const bounds = { list: [0, listNames.length - 1], after: ['', '~'], soonUntil: [0, latest] } as const;
  const place = decodeCursor(cursor, listing, bounds);
  return { list: Number(place.list), after: String(place.after), soonUntil: Number(place.soonUntil) };
}

/** Reads sites until enough of them are in their places. */
async function statusesOf(deps: ArmedQueryDeps, candidates: readonly Candidate[], limit: number, soon: EpochSeconds) {
  const snapshots = new Map<string, Snapshot>();
  let walked: Walked = { found: [], looked: 0 };
  for (let round = 1; round <= mostRounds; round++) {
    const ahead = new Set(candidates.slice(walked.looked).map(({ siteId }) => siteId));
    const unread = [...ahead].filter((siteId) => !snapshots.has(siteId)).slice(0, limit - walked.found.length);
    if (unread.length === 0) break;
    for (const [siteId, snapshot] of await snapshotsOf(deps, unread)) snapshots.set(siteId, snapshot);
    walked = walk(deps, candidates, snapshots, limit, soon);
  }
  return walked;
}

interface Walked {
  readonly found: readonly Found[];
  /** How many candidates were looked at: those before the first one that was not read, or all. */
  readonly looked: number;
}

function walk(
  deps: ArmedQueryDeps,
  candidates: readonly Candidate[],
  snapshots: ReadonlyMap<string, Snapshot>,
  limit: number,
  soon: EpochSeconds,
): Walked {
  const found = new Map<string, Found>();
  for (const [looked, candidate] of candidates.entries()) {
    const { siteId } = candidate;
    const snapshot = snapshots.get(siteId);
    if (!snapshot || found.size === limit) return { found: [...found.values()], looked };
    const site = snapshot.site(siteId);
    if (!site || found.has(siteId) || !isItsPlace(candidate, snapshot, soon)) continue;
    found.set(siteId, { candidate, status: statusIn(deps, snapshot, site) });
  }
  return { found: [...found.values()], looked: candidates.length };
}

/** A calendar may be large, and many of them more than one answer holds. */
async function snapshotsOf(deps: ArmedQueryDeps, siteIds: readonly string[]): Promise<ReadonlyMap<string, Snapshot>> {
  try {
    const snapshot = await deps.store.loadIsolated(siteIds.flatMap(statusKeys));
    return new Map(siteIds.map((siteId) => [siteId, snapshot]));
  } catch (thrown) {
    if (siteIds.length === 1) throw thrown;
    const middle = Math.ceil(siteIds.length / 2);
    const halves = [siteIds.slice(0, middle), siteIds.slice(middle)];
    const read = await Promise.all(halves.map((half) => snapshotsOf(deps, half)));
    return new Map(read.flatMap((half) => [...half]));
  }
}

/**
 * Several lists name a site, and those of windows for each window. Its place is one that can be told from the site alone: at its first
 * window, else at its first request, else by its id.
 */
function isItsPlace({ list, siteId, windowId }: Candidate, snapshot: Snapshot, soon: EpochSeconds): boolean {
  const name: ListName | undefined = listNames[list];
  if (name === 'failed') return true;
  const near = snapshot.calendar(siteId).entries.filter(({ startsAt }) => startsAt < soon);
  if (name === 'active' || name === 'soon') return firstOf(near)?.windowId === windowId;
  if (near.length > 0) return false;
  const [request] = snapshot.head(siteId).requests;
  return name === 'requested' ? request === windowId : request === undefined;
}

const firstOf = <T extends { readonly windowId: string; readonly startsAt: EpochSeconds }>(entries: readonly T[]) =>
  [...entries].sort((one, other) => one.startsAt - other.startsAt || (one.windowId < other.windowId ? -1 : 1))[0];

/** Only an answer that ends there has a cursor. */
async function startAfter(deps: ArmedQueryDeps, { list, count }: Candidate, start: Start): Promise<Start | false> {
  const name = listNames[list];
  if (name === undefined) return false;
  const { cursor } = await readList(deps, name, start.soonUntil, list === start.list ? start.after : '', count);
  if (cursor !== undefined) return { ...start, list, after: cursor };
  return list + 1 < listNames.length && { ...start, list: list + 1, after: '' };
}
