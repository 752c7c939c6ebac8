/** A list of sites that is read page by page. */
export interface Source {
  /** Of what has been read so far, in its order. */
  readonly siteIds: readonly string[];
  /** It has not been read to its end. */
  readonly hasMore: boolean;
}

/**
 * A source that holds up no other: it has a place for only so many of its sites and, where it cannot be read on, for those that were read.
 */
export function withoutWaiting({ siteIds, hasMore }: Source, most: number, hasFailed: boolean): Source {
  return { siteIds: siteIds.slice(0, most), hasMore: hasMore && !hasFailed && siteIds.length < most };
}

export interface Ordered {
  /** Those whose place is certain. */
  readonly siteIds: readonly string[];
  /** The source that has to be read on before there can be more; undefined when these are all. */
  readonly waitsFor: number | undefined;
}

/**
 * The sites in the order in which they matter: those of the first source, then those of the next. What follows a source
 * that has more has no certain place yet.
 */
export function orderedSites(sources: readonly Source[]): Ordered {
  const open = sources.findIndex(({ hasMore }) => hasMore);
  const read = open < 0 ? sources : sources.slice(0, open + 1);
  return {
    siteIds: [...new Set(read.flatMap(({ siteIds }) => siteIds))],
    waitsFor: open < 0 ? undefined : open,
  };
}
