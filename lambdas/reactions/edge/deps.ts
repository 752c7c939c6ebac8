import type { EdgeStore } from '../../aws/edge-store';
import type { Arming } from '../../commands/transaction/deps';
import type { SetAsideReason } from '../../domain/site/site';
import type { Pause, ReactionDeps } from '../deps';

export interface PublishDeps extends ReactionDeps, Arming {
  readonly edgeStore: EdgeStore;
  readonly pause: Pause;
  /** In `[0, 1)`. */
  readonly random: () => number;
}

export interface Published {
  readonly siteId: string;
  /** What the control table asks for. */
  readonly revision: number;
  /** What the edge store has; propagation to all locations takes about 30 s more. */
  readonly publishedRevision: number;
  /** Set when `revision` cannot be published. */
  readonly notPublishedReason?: SetAsideReason;
}
