import type { EdgePublisher } from '../../aws/edge-publisher';
import type { Deps } from '../../commands/transaction/deps';
import type { EpochSeconds } from '../../domain/actor';
import { instantText } from '../../domain/local-time';
import type { Commit } from '../../store/port';

/** How long a publish takes to reach every edge location, in seconds: "a few" documented, up to 30 measured. */
const propagation = 30;

/** By when the edge enforces what was published at `publishedAt`; unknown while that is not the newest revision. */
export function expectedEnforcedBy(revision: number, publishedRevision = 0, publishedAt?: EpochSeconds) {
  return publishedAt === undefined || publishedRevision < revision ? undefined : instantText(publishedAt + propagation);
}

interface Change {
  readonly siteId: string;
  readonly revision: number;
}

/**
 * Carries a command out and publishes what it left due, if anything. What it committed says that, so nothing has to be read in between.
 *
 * @returns what the command returned, and by when the edge enforces it
 */
export async function enforced<D extends Deps, T extends Change>(
  deps: D,
  edge: EdgePublisher,
  command: (deps: D) => Promise<T>,
) {
  let isDue = false;
  const onCommit = ({ putAlways = [] }: Commit) => {
    isDue ||= putAlways.some(({ kind }) => kind === 'publish-due');
  };
  const change = await command({ ...deps, onCommit });
  const enforcement = await (isDue ? enforce(deps, edge, change) : enforceIfDue(deps, edge, change));
  return { change, enforcement };
}

async function enforce({ clock }: Pick<Deps, 'clock'>, edge: EdgePublisher, { siteId, revision }: Change) {
  const { publishedRevision, notPublishedReason } = await edge.publish(siteId);
  if (notPublishedReason) return { publishedRevision, notPublishedReason };
  return { publishedRevision, expectedEnforcedBy: expectedEnforcedBy(revision, publishedRevision, clock()) };
}

/**
 * After a command that left nothing due: rewording, amending, cancelling what was not decided yet. No publisher is called. A
 * repeated command publishes what is still due of its first call.
 */
async function enforceIfDue(deps: Pick<Deps, 'clock' | 'store'>, edge: EdgePublisher, change: Change) {
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
