import type { EpochSeconds } from '../actor';

/** What the edge store holds for a site, by key: the entries that the publisher recorded last. They contain link keys. */
export interface EdgeEntries {
  readonly siteId: string;
  readonly entries: Readonly<Record<string, string>>;
  readonly version: number;
}

/** The site whose `EdgeEntries` have the key of a hostname; it is the one before while a hostname moves to another site. */
export interface EdgeHostname {
  readonly hostname: string;
  readonly siteId: string;
  readonly version: number;
}

/**
 * The edge store's ETag after the last recorded update. As long as the store still has this ETag, every site's
 * `EdgeEntries` are exactly what the store holds.
 */
export interface EdgeJournal {
  /** Empty while what the store holds is being read anew. */
  readonly etag: string;
  /** Which words and style of pages the store has: their digest. Absent when that is not known. */
  readonly pages?: string;
  /**
   * Deleted sites whose entries could not be removed from the store. No list of sites names them any more, so this one does, and each
   * check of the store tries again. Absent where there are none.
   */
  readonly leftBehind?: readonly string[];
  readonly version: number;
}

export function journalOf(etag: string, leftBehind: readonly string[], version: number): EdgeJournal {
  return { etag, ...(leftBehind.length > 0 && { leftBehind }), version };
}

/** A revision that the publisher has not written yet. Each command that raises a site's revision leaves one. */
export interface PublishDue {
  readonly siteId: string;
  readonly revision: number;
  /** It opens or closes the site at once, so it goes before others. */
  readonly urgent: boolean;
  readonly since: EpochSeconds;
  /** Whoever made the command calls the publisher right after it, so the stream's does not have to hurry. */
  readonly called?: boolean;
}

/**
 * Which publisher writes to the edge store now. It only spares the others useless calls: what keeps an older document
 * from overwriting a newer one is the store's ETag.
 */
export interface EdgeLease {
  /** Different for each run of the publisher. */
  readonly holder: string;
  /** When others may take over. */
  readonly until: EpochSeconds;
  readonly version: number;
}

/** How many bytes of the edge store all sites together have reserved. */
export interface EdgeRoom {
  readonly reservedBytes: number;
}
