import type { Deps } from '../commands/transaction/deps';
import type { Log } from '../platform/log';

/** What every reaction gets injected. Each adds the services that it uses. */
export interface ReactionDeps extends Deps {
  readonly log: Log;
}

/** Waits between attempts; takes milliseconds. */
export type Pause = (milliseconds: number) => Promise<void>;
