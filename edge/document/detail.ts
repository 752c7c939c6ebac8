/** Of details and texts; an entry of another format counts as missing. */
export const FORMAT = '2';

/** Which line of a detail has what, from 0; docs/edge-document.md describes each. Later formats append lines. */
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
} as const;

/** The first line that is the site's as it is now; those before are the plan's. */
export const FIRST_LINE_OF_SITE = DetailLine.fourRanges;

/** Which line of a text of its own has what. */
export const TextLine = { format: 0, message: 1, messageForJson: 2 } as const;

/** The language of a message that has an entry of its own and no language. */
export const NO_LANGUAGE = 'und';

/** A slash cannot occur in a hostname, so no Host header can name the key of a detail. @param window as in a schedule */
export const detailKey = (siteId: string, window: string): string => `${siteId}/${window}`;

/** Beside the details: the keys of bypass links alone, for links that are followed while no window is in force. */
export const linkKeysKey = (siteId: string): string => `${siteId}/links`;
