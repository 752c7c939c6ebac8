import type { Proposal } from '../../domain/proposal/proposal';
import { Refusal } from '../../domain/refusal';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import { type Decide, decideAndCommit } from '../transaction/decide-and-commit';
import type { Deps } from '../transaction/deps';
import { assertVersion, siteIdOf } from '../window/load-window';

/** What every move of a proposal is decided on. */
export function proposalKeys(proposalId: string): RecordKey[] {
  const siteId = siteIdOf(proposalId);
  return [
    { kind: 'proposal', proposalId },
    { kind: 'head', chain: siteId },
    { kind: 'site', siteId },
    { kind: 'directory' },
  ];
}

/** @throws Refusal `unknown-proposal`; `stale-version` when the caller saw another version */
export function proposalIn(snapshot: Snapshot, proposalId: string, ifVersion?: number): Proposal {
  const proposal = snapshot.proposal(proposalId);
  if (!proposal) throw new Refusal('unknown-proposal', 'No proposal has this id.', { proposalId });
  assertVersion(proposal, ifVersion);
  return proposal;
}

/** The undecided proposals of a site, where `decideWithProposals` loaded them. */
export function openProposalsIn(snapshot: Snapshot, siteId: string): Proposal[] {
  return snapshot.head(siteId).proposals.flatMap((proposalId) => snapshot.proposal(proposalId) ?? []);
}

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
  throw new Refusal('contended', 'Others are proposing for this site right now. Nothing was changed; try again.');
}
