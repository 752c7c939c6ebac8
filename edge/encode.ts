import type { EdgeEntry, EdgeInterval, EdgeSite } from './document';
import { detailValue } from './encode-detail';
import { scopeTokens } from './encode-path';
import { type EdgeRow, type EdgeRows, NEVER } from './schedule';

/**
 * Bytes of key and value together. AWS allows 1 KB per value and leaves open whether the key counts.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-keyvaluestores
 */
const ENTRY_BYTES = 900;

/** Keys per UpdateKeys call, so that one call arms a whole site or nothing of it (same AWS page). */
const SITE_ENTRIES = 50;

/** Strictest first. */
const modeLetters = { full: 'f', 'read-only': 'r' } as const;
const strictness = Object.keys(modeLetters);

/** What a site needs does not fit the store; `size` is in bytes per entry, or in entries when `key` is the siteId. */
export class EdgeCapacityError extends Error {
  override readonly name = 'EdgeCapacityError';

  constructor(
    readonly key: string,
    readonly size: number,
    readonly limit: number,
  ) {
    super(`The edge entry ${key} needs ${size} and only ${limit} fit.`);
  }
}

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

function siteEntries(site: EdgeSite, now: number): EdgeEntry[] {
  const ahead = site.intervals.filter((interval) => interval.endsAt > now).sort(strictestFirst);
  const hostnames = [...new Set(site.hostnames.map((hostname) => hostname.toLowerCase()))];
  return [
    ...ahead.map((interval) => ({ key: detailKey(site.siteId, interval), value: detailValue(interval) })),
    ...hostnames.map((hostname) => ({ key: hostname, value: scheduleValue(site, hostname, ahead) })),
  ];
}

/** The first interval that covers a request decides, so where an emergency overlaps a plan the stricter comes first. */
function strictestFirst(a: EdgeInterval, b: EdgeInterval): number {
  return strictness.indexOf(a.mode) - strictness.indexOf(b.mode) || a.startsAt - b.startsAt;
}

function scheduleValue(site: EdgeSite, hostname: string, ahead: readonly EdgeInterval[]): string {
  const mine = ahead.filter((interval) => interval.hostnames.some((name) => name.toLowerCase() === hostname));
  const notBefore = Math.min(NEVER, ...mine.map((interval) => interval.startsAt));
  const head = `${digits(notBefore)} ${site.revision} ${site.siteId}`;
  const rows: EdgeRows = [site.siteId, mine.map(rowOf)];
  return mine.length === 0 ? head : `${head}\n${JSON.stringify(rows)}`;
}

function rowOf(interval: EdgeInterval): EdgeRow {
  const { mode, startsAt, endsAt, paths } = interval;
  const scope = scopeTokens(paths);
  const everything = scope.length === 0 || scope.includes('/');
  const row = [modeLetters[mode], startsAt, endsAt, windowTail(interval)] as const;
  return everything ? row : [...row, scope];
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

function overflowOf(site: EdgeSite, entries: readonly EdgeEntry[]): EdgeCapacityError | undefined {
  if (entries.length > SITE_ENTRIES) return new EdgeCapacityError(site.siteId, entries.length, SITE_ENTRIES);
  const size = (entry: EdgeEntry) => Buffer.byteLength(entry.key) + Buffer.byteLength(entry.value);
  const tooBig = entries.find((entry) => size(entry) > ENTRY_BYTES);
  return tooBig && new EdgeCapacityError(tooBig.key, size(tooBig), ENTRY_BYTES);
}
