import type { EdgeEntry, EdgeSite } from './document';
import { encodeSite } from './encode';

/**
 * The changes that turn the store's current entries of a site into the wanted ones; both lists are empty when there is
 * no difference.
 */
export interface SiteChanges {
  readonly puts: readonly EdgeEntry[];
  readonly deletes: readonly string[];
}

/**
 * @param stored any entries of the store; those of other sites are ignored
 * @param now UTC epoch seconds
 * @throws EdgeCapacityError as `encodeSite`
 */
export function siteChanges(site: EdgeSite, now: number, stored: readonly EdgeEntry[]): SiteChanges {
  return changesTo(site.siteId, encodeSite(site, now), stored);
}

/** The same for any owner, whose entries are to be the wanted ones. */
export function changesTo(owner: string, wanted: readonly EdgeEntry[], stored: readonly EdgeEntry[]): SiteChanges {
  const keys = new Set(wanted.map((entry) => entry.key));
  const present = new Map(stored.map((entry) => [entry.key, entry.value]));
  return {
    puts: wanted.filter((entry) => present.get(entry.key) !== entry.value),
    deletes: stored.filter((entry) => ownsEntry(owner, entry) && !keys.has(entry.key)).map((entry) => entry.key),
  };
}

/** Whether an entry was written for this site. */
export function ownsEntry(siteId: string, entry: EdgeEntry): boolean {
  return entryOwner(entry) === siteId;
}

/** The site an entry was written for, `PAGE_OWNER` of what all sites share, or undefined when this code did not write it. */
export function entryOwner(entry: EdgeEntry): string | undefined {
  const slash = entry.key.indexOf('/');
  return slash < 0 ? scheduleHead(entry)?.siteId : entry.key.slice(0, slash);
}

/** The newest revision of a site among the stored entries, or undefined when the site has no hostname there. */
export function storedRevision(siteId: string, stored: readonly EdgeEntry[]): number | undefined {
  const revisions = stored.flatMap((entry) => {
    const head = scheduleHead(entry);
    return head?.siteId === siteId ? [head.revision] : [];
  });
  return revisions.length > 0 ? Math.max(...revisions) : undefined;
}

/** The site and revision of a schedule entry. Only hostnames have one; the keys of details contain a slash. */
export function scheduleHead(entry: EdgeEntry): { revision: number; siteId: string } | undefined {
  const [, siteId, revision] = /^\d{10} \["([a-z][a-z0-9-]*)",(\d+)[,\]]/.exec(entry.value) ?? [];
  if (entry.key.includes('/') || revision === undefined || siteId === undefined) return undefined;
  return { revision: Number(revision), siteId };
}
