import { Refusal } from '../../domain/refusal';
import type { FlipProof } from '../../domain/window/flip-proof';
import { boundaries, type Window } from '../../domain/window/window';
import type { QueryDeps } from '../deps';

export interface ShownWindow {
  readonly window: Window;
  /** How its boundaries were seen from outside, so far. */
  readonly proofs: readonly FlipProof[];
}

/** @throws Refusal unknown-window */
export async function showWindow({ store }: QueryDeps, windowId: string): Promise<ShownWindow> {
  const proofs = boundaries.map((boundary) => ({ kind: 'flip-proof', windowId, boundary }) as const);
  const found = await store.load([{ kind: 'window', windowId }, ...proofs]);
  const window = found.window(windowId);
  if (!window) throw new Refusal('unknown-window', 'No window has this id.', { windowId });
  return { window, proofs: boundaries.flatMap((boundary) => found.flipProof(windowId, boundary) ?? []) };
}
