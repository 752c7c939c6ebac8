import type { EdgeStore } from '../../aws/edge-store';
import type { SharedPages } from '../../commands/site/record-publish';
import type { Arming } from '../../commands/transaction/deps';
import type { SetAsideReason } from '../../domain/site/site';
import type { Pause, ReactionDeps } from '../deps';

export interface PublishDeps extends ReactionDeps, Arming {
  readonly edgeStore: EdgeStore;
  readonly pause: Pause;
  /** The words and the style of pages that the store is to have; nothing is done for them when absent. */
  readonly pages?: SharedPages;
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
