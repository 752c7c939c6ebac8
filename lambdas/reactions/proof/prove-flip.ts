import { recordFlipProof } from '../../commands/window/record-flip-proof';
import { type FlipProof, flipProof, type ProofDue } from '../../domain/window/flip-proof';
import type { BoundaryKind } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import type { ReactionDeps } from '../deps';
import { type WatchDeps, watch } from './watch';

export interface ProofDeps extends ReactionDeps, WatchDeps {}

/** Which boundary is to be proved. */
export interface ProofCall {
  readonly windowId: string;
  readonly boundary: BoundaryKind;
}

/** `none`: it was proved before, or there is no such boundary. */
export type ProofResult = { readonly outcome: FlipProof['outcome'] | 'none' };

/**
 * Asks the site itself, through the gate, whether a window has started or ended there, and records the answer. A repeat finds
 * it recorded. One that comes late asks nevertheless: the proof says when it first asked.
 */
export async function proveFlip(deps: ProofDeps, { windowId, boundary }: ProofCall): Promise<ProofResult> {
  const found = await deps.store.load(proofKeys(windowId));
  const due = found.proofDue(windowId, boundary);
  if (!due || found.flipProof(windowId, boundary)) return { outcome: 'none' };
  const askedAtMs = deps.milliseconds();
  const proof = isOvertaken(due, found, askedAtMs) ? overtaken(due, askedAtMs) : await askAll(deps, due, askedAtMs);
  await recordFlipProof(deps, due, proof);
  tell(deps, proof);
  return { outcome: proof.outcome };
}

async function askAll(deps: ProofDeps, due: ProofDue, askedAtMs: number): Promise<FlipProof> {
  const hostnames = await Promise.all(due.plan.hostnames.map((hostname) => watch(deps, due, hostname)));
  const proof = flipProof(due, askedAtMs, hostnames);
  if (proof.outcome !== 'not-seen') return proof;
  const found = await deps.store.load(proofKeys(due.windowId));
  return isOvertaken(due, found, deps.milliseconds()) ? { ...proof, outcome: 'overtaken' } : proof;
}

const overtaken = (due: ProofDue, askedAtMs: number): FlipProof => ({
  ...flipProof(due, askedAtMs, []),
  outcome: 'overtaken',
});

function isOvertaken({ windowId, boundary, endsAt }: ProofDue, found: Snapshot, atMs: number): boolean {
  if (boundary === 'end') return false;
  const ended = found.proofDue(windowId, 'end') ?? found.flipProof(windowId, 'end');
  return ended !== undefined || atMs >= endsAt * 1000;
}

/** The end as well, because a window that has ended cannot be seen to have started. */
const proofKeys = (windowId: string) =>
  (['start', 'end'] as const).flatMap(
    (boundary) =>
      [
        { kind: 'proof-due', windowId, boundary },
        { kind: 'flip-proof', windowId, boundary },
      ] as const,
  );

function tell({ log }: ProofDeps, proof: FlipProof): void {
  const { windowId, siteId, boundary, outcome, latenessMs, hostnames } = proof;
  const milliseconds = latenessMs === undefined ? {} : { milliseconds: latenessMs };
  const facts = { windowId, siteId, boundary, outcome, ...milliseconds };
  log(outcome === 'not-seen' ? 'flip-not-seen' : 'flip-proved', facts);
  const unasked = hostnames.filter((each) => each.outcome === 'not-askable').length;
  if (unasked > 0) log('hostnames-not-askable', { windowId, siteId, boundary, count: unasked });
}
