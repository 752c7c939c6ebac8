import type { PublishDeps } from './deps';
import { Lease } from './lease';
import { rounds } from './rounds';
import { Waiting } from './waiting';

const PATIENCE_MS = 10_000;

/**
 * Publishes everything that is due. Usually nothing is: the command's own call has done it, and this costs one query.
 *
 * @returns how many revisions are still due, because there were too many or another publisher took too long
 * @throws PublishContended when somebody else changed the store again and again
 */
export async function publishDue(deps: PublishDeps): Promise<{ readonly left: number }> {
  const waiting = new Waiting(deps, PATIENCE_MS);
  let queue = await deps.store.publishDue();
  while (queue.length > 0) {
    const lease = await Lease.take(deps);
    await lease?.during(() => rounds(deps, lease, { queue }));
    queue = await deps.store.publishDue();
    if (queue.length === 0 || (await waiting.more())) continue;
    deps.log('publish-under-way', { count: queue.length });
    break;
  }
  return { left: queue.length };
}
