import * as z from 'zod/mini';
import type { EdgePublisher } from '../../aws/edge-publisher';
import type { EpochSeconds } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import { setAsideReasons } from '../../domain/site/site';
import type { Store } from '../../store/port';
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

interface Change {
  readonly siteId: string;
  readonly revision: number;
}

/** Publishes a change of a site immediately, and says by when the edge enforces it. */
export async function enforce(
  { clock }: { readonly clock: () => EpochSeconds },
  edge: EdgePublisher,
  { siteId, revision }: Change,
) {
  const { publishedRevision, notPublishedReason } = await edge.publish(siteId);
  if (notPublishedReason) return { publishedRevision, notPublishedReason };
  return { publishedRevision, expectedEnforcedBy: expectedEnforcedBy(revision, publishedRevision, clock()) };
}

/**
 * The same for a change that may leave the edge as it is: rewording, amending, cancelling what was not decided yet. Then
 * nothing is due and no publisher is called. A repeated command publishes what is still due of its first call.
 */
export async function enforceIfDue(
  deps: { readonly clock: () => EpochSeconds; readonly store: Store },
  edge: EdgePublisher,
  change: Change,
) {
  const { siteId, revision } = change;
  const snapshot = await deps.store.load([
    { kind: 'publish-due', siteId, urgent: true },
    { kind: 'publish-due', siteId, urgent: false },
    { kind: 'edge', siteId },
  ]);
  if ([true, false].some((urgent) => snapshot.publishDue(siteId, urgent))) return enforce(deps, edge, change);
  const { publishedRevision, publishedAt, setAside } = snapshot.edge(siteId) ?? {};
  if (setAside && setAside.revision >= revision) return { publishedRevision, notPublishedReason: setAside.reason };
  return { publishedRevision, expectedEnforcedBy: expectedEnforcedBy(revision, publishedRevision, publishedAt) };
}
