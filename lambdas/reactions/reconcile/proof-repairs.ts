import { recordedAt } from '../../domain/window/flip-proof';
import type { ReactionDeps } from '../deps';
import type { Repair, RepairDeps } from './repair';

/** Sites are asked for up to two minutes; when that failed, Lambda tries again a minute later. */
const ASKING_SECONDS = 420;

type ProofRepairDeps = Pick<ReactionDeps, 'store' | 'clock'> & Pick<RepairDeps, 'acts'>;

/** Boundaries that the site was never asked about, or whose proof was not recorded. None where boundaries are not proved. */
export async function proofRepairs({ store, clock, acts }: ProofRepairDeps): Promise<readonly Repair[]> {
  if (acts.proveFlip === 'none') return [];
  const now = clock();
  const due = (await store.proofsDue()).filter((each) => each.ttl > now && recordedAt(each) <= now - ASKING_SECONDS);
  return due.map(({ windowId, boundary, dueAt }) => ({
    finding: 'unproved-flip',
    act: 'proveFlip',
    payload: { windowId, boundary },
    at: dueAt,
    subjectId: windowId,
  }));
}
