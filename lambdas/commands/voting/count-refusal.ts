import { requestOf } from '../../domain/voting/voting-link-validity';
import { type LinkParts, loadLink, noAttempts } from '../requirements/link';
import { useCounted, withRefusal } from '../steps/count-use';
import type { Deps } from '../transaction/deps';

/**
 * Records that an open or a vote of a mailed link was refused, in the link's rate-capped attempts item. An invented
 * link has none, so guesses write nothing. After a lost race, one refusal is not counted.
 *
 * @throws Refusal `link-unknown`
 */
export async function countRefusal(deps: Deps, parts: LinkParts): Promise<void> {
  const held = await loadLink(deps, parts);
  const request = requestOf(held);
  if (!request) return;
  const known = held.attempts ?? noAttempts(held, request);
  const commit = useCounted(known, withRefusal(known));
  if (commit) await deps.store.commit(commit);
}
