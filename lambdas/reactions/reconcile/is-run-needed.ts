import { wasIdle } from '../../domain/reconcile-state';
import type { QueryDeps } from '../../queries/deps';
import { isWindowLive } from '../../queries/window/is-window-live';

/** While nothing is live, one run an hour is enough. */
const idleSeconds = 3600;
/** A schedule fires up to a minute late, and the next one must not be a quarter of an hour later for that. */
const slackSeconds = 120;

/**
 * Whether reconcile has to look at everything now. It is called every 15 minutes; while nothing is live, three runs of four end with
 * this. Without a record of an idle run, or with an old one, the answer is yes.
 */
export async function isRunNeeded(deps: QueryDeps): Promise<boolean> {
  const state = (await deps.store.load([{ kind: 'reconcile-state' }])).reconcileState();
  if (!wasIdle(state, deps.clock(), idleSeconds - slackSeconds)) return true;
  const [live, publish, mail] = await Promise.all([isWindowLive(deps), deps.store.publishDue(), deps.store.mailsDue()]);
  return live || publish.length > 0 || mail.length > 0;
}
