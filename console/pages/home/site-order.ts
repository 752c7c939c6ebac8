/** A list of sites that is read page by page. */
export interface Source {
  /** Of what has been read so far, in its order. */
  readonly siteIds: readonly string[];
  /** It has not been read to its end. */
  readonly hasMore: boolean;
  /** The newest answer was a failure. */
  readonly hasFailed?: boolean;
}

export interface Ordered {
  /** Those whose place is certain. */
  readonly siteIds: readonly string[];
  /** The source that has to be read on before there can be more; undefined when these are all. */
  readonly waitsFor: number | undefined;
}

export const tilesPerPage = 8;

/**
 * The order of Home. Its first source, the sites that the edge does not know, holds up no other: it has a page of tiles at the most and,
 * where it cannot be read, for those that were read before.
 */
export const orderOfHome = (sources: readonly Source[]): Ordered =>
  orderedSites(sources.map((source, index) => (index === 0 ? withoutWaiting(source) : source)));

const withoutWaiting = ({ siteIds, hasMore, hasFailed }: Source): Source => ({
  siteIds: siteIds.slice(0, tilesPerPage),
  hasMore: hasMore && !hasFailed && siteIds.length < tilesPerPage,
});

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
