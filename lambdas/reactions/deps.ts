import type { Deps } from '../commands/transaction/deps';
import type { Log } from '../platform/log';

/** What every reaction gets from outside. Each names the services it acts on besides. */
export interface ReactionDeps extends Deps {
  readonly log: Log;
}

/** Patience between attempts: milliseconds in, resolved when they passed. */
export type Pause = (milliseconds: number) => Promise<void>;
