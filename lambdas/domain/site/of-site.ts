import type { EpochSeconds } from '../actor';
import type { Site } from './site';

interface Requested {
  readonly siteId: string;
  readonly requestedAt: EpochSeconds;
}

/**
 * Whether a window or a proposal was requested of this site. A siteId can be used again after the site is deleted: what was
 * requested of the earlier site does not count for this one.
 */
export const isOfSite = (
  { siteId, requestedAt }: Requested,
  { siteId: id, createdAt = 0 }: Pick<Site, 'siteId' | 'createdAt'>,
): boolean => siteId === id && requestedAt >= createdAt;
