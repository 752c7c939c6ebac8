/** The format of details and texts; an entry of another format is treated as missing. */
export const FORMAT = '2';

/** The lines of a detail, from 0; docs/edge-document.md describes each. Later formats append lines. */
export const DetailLine = {
  format: 0,
  exemptions: 1,
  message: 2,
  messageForJson: 3,
  corsOrigins: 4,
  languages: 5,
  title: 6,
  lead: 7,
  end: 8,
  problem: 9,
  fourRanges: 10,
  sixRanges: 11,
  linkKeys: 12,
  headerHash: 13,
  longestWait: 14,
  brand: 15,
} as const;

/** The first line that comes from the site as it is now; the lines before come from the plan. */
export const FIRST_LINE_OF_SITE = DetailLine.fourRanges;

/** The lines of a text that has a separate entry. */
export const TextLine = { format: 0, message: 1, messageForJson: 2 } as const;

/** The language key of a message in a separate entry that has no language. */
export const NO_LANGUAGE = 'und';

/**
 * A hostname cannot contain a slash, so a Host header cannot name the key of a detail. @param window as in a schedule
 */
export const detailKey = (siteId: string, window: string): string => siteId + '/' + window;

/**
 * What stands in place of a window in the keys of entries that belong to no window: the keys of bypass links, for links that are followed
 * while no window is in force, and the first entry of the logo.
 */
export const Apart = { links: 'links', logo: 'logo' } as const;
