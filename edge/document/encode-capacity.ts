import type { EdgeEntry, EdgeSite } from './document';

/**
 * Bytes of key and value together. AWS allows 1 KB per value and does not say whether the key counts.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-keyvaluestores
 */
export const ENTRY_BYTES = 900;

/** Keys per UpdateKeys call, so that one call publishes a whole site or nothing (same AWS page). */
export const SITE_ENTRIES = 50;

/** A site does not fit into the store; `size` is in bytes per entry, or in entries when `key` is the siteId. */
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

export function entryBytes({ key, value }: EdgeEntry): number {
  return Buffer.byteLength(key) + Buffer.byteLength(value);
}

/** Whether a site may have one more entry. */
export function hasRoom(entries: readonly EdgeEntry[]): boolean {
  return entries.length < SITE_ENTRIES;
}

/** The first thing that does not fit, or undefined when all does. */
export function overflowOf(site: EdgeSite, entries: readonly EdgeEntry[]): EdgeCapacityError | undefined {
  if (entries.length > SITE_ENTRIES) return new EdgeCapacityError(site.siteId, entries.length, SITE_ENTRIES);
  const tooBig = entries.find((entry) => entryBytes(entry) > ENTRY_BYTES);
  return tooBig && new EdgeCapacityError(tooBig.key, entryBytes(tooBig), ENTRY_BYTES);
}

/** The store refuses an update that names a key twice, so the whole site would not be published. */
export function onePerKey(entries: readonly EdgeEntry[]): EdgeEntry[] {
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}
