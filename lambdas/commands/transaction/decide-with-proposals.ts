import { Refusal } from '../../domain/refusal';
import type { RecordKey } from '../../store/records';
import { openProposalsIn } from '../requirements/proposal';
import { type Decide, decideAndCommit } from './decide-and-commit';
import type { Deps } from './deps';

const attempts = 5;

/**
 * `decideAndCommit` on a site's undecided proposals, too. Only its head names them, so it is read first; when one was made
 * between the two reads, both are repeated.
 *
 * @throws Refusal as `decideAndCommit`
 */
export async function decideWithProposals<T extends object>(
  deps: Deps,
  siteId: string,
  keys: readonly RecordKey[],
  decide: Decide<T>,
): Promise<T> {
  const head = { kind: 'head', chain: siteId } as const;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { proposals } = (await deps.store.load([head])).head(siteId);
    const known = proposals.map((proposalId) => ({ kind: 'proposal', proposalId }) as const);
    const decided = await decideAndCommit<T | undefined>(deps, [...keys, head, ...known], (snapshot, at) => {
      const seen = openProposalsIn(snapshot, siteId).length === snapshot.head(siteId).proposals.length;
      return seen ? decide(snapshot, at) : { result: undefined };
    });
    if (decided) return decided;
  }
  throw new Refusal(
    'contended',
    'Others are making proposals for this site right now. Nothing was changed; try again.',
  );
}
