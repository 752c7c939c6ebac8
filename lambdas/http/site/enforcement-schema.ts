import * as z from 'zod/mini';
import { setAsideReasons } from '../../domain/site/site';
import { instant } from '../server/fields';

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
