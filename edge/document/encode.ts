import type { EdgeEntry, EdgeInterval, EdgeSite } from './document';
import { type EdgeCapacityError, overflowOf } from './encode-capacity';
import { detailEntries } from './encode-detail';
import { scopeTokens } from './encode-path';
import { type EdgeRow, type EdgeRows, modes, NEVER } from './schedule';

/**
 * The store's entries for a site; docs/edge-document.md says what each field means. Windows that are over are left out.
 *
 * @param now UTC epoch seconds
 * @throws EdgeCapacityError when the site cannot be armed
 */
export function encodeSite(site: EdgeSite, now: number): EdgeEntry[] {
  const entries = siteEntries(site, now);
  const overflow = overflowOf(site, entries);
  if (overflow) throw overflow;
  return entries;
}

/** The error `encodeSite` would throw, or undefined when the site fits: ask before a window is accepted. */
export function edgeOverflow(site: EdgeSite, now: number): EdgeCapacityError | undefined {
  return overflowOf(site, siteEntries(site, now));
}

/** What `encodeSite` returns, whether or not it fits. */
export function siteEntries(site: EdgeSite, now: number): EdgeEntry[] {
  const ahead = site.intervals.filter((interval) => interval.endsAt > now).sort((a, b) => a.startsAt - b.startsAt);
  const hostnames = [...new Set(site.hostnames.map((hostname) => hostname.toLowerCase()))];
  return onePerKey([
    ...ahead.flatMap((interval) => detailEntries(detailKey(site.siteId, interval), interval, site.bypass)),
    ...hostnames.map((hostname) => ({ key: hostname, value: scheduleValue(site, hostname, ahead) })),
  ]);
}

/** The store refuses an update that names a key twice, and with it everything of the site. */
function onePerKey(entries: readonly EdgeEntry[]): EdgeEntry[] {
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}

function scheduleValue(site: EdgeSite, hostname: string, ahead: readonly EdgeInterval[]): string {
  const mine = ahead.filter((interval) => interval.hostnames.some((name) => name.toLowerCase() === hostname));
  const rows: EdgeRows = [site.siteId, site.revision, ...mine.map(rowOf)];
  // The space sorts before any further digit of the clock.
  return `${digits(mine[0]?.startsAt ?? idleUntil(site))} ${JSON.stringify(rows)}`;
}

function rowOf(interval: EdgeInterval): EdgeRow {
  const { mode, startsAt, endsAt, allowedMethods: methods } = interval;
  const scope = scopeTokens(interval.paths);
  const paths = scope.length === 0 || scope.includes('/') ? 0 : scope;
  const row = [modes.indexOf(mode), startsAt, endsAt, windowTail(interval)] as const;
  if (mode === 'read-only' && methods) return [...row, paths, methods];
  return paths ? [...row, paths] : row;
}

/** Of a site with links, the function has to look at every request, or a token would reach the origin. */
function idleUntil(site: EdgeSite): number {
  return site.bypass?.linkKeys.length ? NEVER - 1e9 : NEVER;
}

/** The edge compares this instant as text, and every instant until 2286 has ten digits. */
function digits(seconds: number): string {
  return String(seconds).padStart(10, '0');
}

/** A slash cannot occur in a hostname, so no Host header can name this key. */
function detailKey(siteId: string, interval: EdgeInterval): string {
  return `${siteId}/${windowTail(interval)}`;
}

function windowTail(interval: EdgeInterval): string {
  return interval.windowId.slice(interval.windowId.indexOf('.') + 1);
}
