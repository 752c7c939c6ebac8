import { requestOf } from '../../domain/voting/voting-link-validity';
import { type LinkParts, loadLink, noAttempts } from '../requirements/link';
import type { Deps } from '../transaction/deps';

/** Refusals counted per link, as with opens. */
const countedRefusals = 100;

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
  const { refusals = 0 } = known;
  if (refusals >= countedRefusals) return;
  const value = { ...known, refusals: refusals + 1, version: known.version + 1 };
  await deps.store.commit({ put: [{ kind: 'link-attempts', value }] });
}
