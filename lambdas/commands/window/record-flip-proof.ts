import { setTimeout as pause } from 'node:timers/promises';
import type { FlipProof, ProofDue } from '../../domain/window/flip-proof';
import type { Store } from '../../store/port';

const attempts = 3;
const longestPauseMs = 50;

/**
 * Records how a boundary was seen, once: of two proofs of the same boundary the first stays. It is no change of the window, so
 * the audit chain has no entry of it.
 */
export async function recordFlipProof(
  { store }: { readonly store: Store },
  due: ProofDue,
  proof: FlipProof,
): Promise<void> {
  const { windowId, boundary } = due;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const put = [{ kind: 'flip-proof', value: proof }] as const;
    if ((await store.commit({ put, remove: [{ kind: 'proof-due', value: due }] })) === 'committed') return;
    const found = await store.load([{ kind: 'flip-proof', windowId, boundary }]);
    if (found.flipProof(windowId, boundary)) return;
    await pause(Math.random() * longestPauseMs);
  }
  throw new Error('A proof could not be recorded');
}
