import * as z from 'zod/mini';
import type { EdgePublisher } from '../../aws/edge-publisher';
import type { EpochSeconds } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import { setAsideReasons } from '../../domain/site/site';
import { instant } from '../server/fields';

/** How long a publish takes to reach every edge location, in seconds: "a few" documented, up to 30 measured. */
const propagation = 30;

/**
 * An accepted change is not enforced yet. Without `publishedRevision` the publisher did not answer in time; without
 * `expectedEnforcedBy` the change is not published yet, and the stream or reconcile (every 15 minutes) will do it.
 */
export const enforcement = {
  publishedRevision: z.optional(z.int()),
  expectedEnforcedBy: z.optional(instant),
  /** Set when the site cannot be published until somebody acts: the edge does not enforce the change. */
  notPublishedReason: z.optional(z.enum(setAsideReasons)),
};

/** By when the edge enforces what was published at `publishedAt`; unknown while that is not the newest revision. */
export function expectedEnforcedBy(revision: number, publishedRevision = 0, publishedAt?: EpochSeconds) {
  return publishedAt === undefined || publishedRevision < revision ? undefined : instantText(publishedAt + propagation);
}

/** Publishes a change of a site immediately, and says by when the edge enforces it. */
export async function enforce(
  { clock }: { readonly clock: () => EpochSeconds },
  edge: EdgePublisher,
  { siteId, revision }: { readonly siteId: string; readonly revision: number },
) {
  const { publishedRevision, notPublishedReason } = await edge.publish(siteId);
  if (notPublishedReason) return { publishedRevision, notPublishedReason };
  return { publishedRevision, expectedEnforcedBy: expectedEnforcedBy(revision, publishedRevision, clock()) };
}
