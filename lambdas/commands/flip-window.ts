import type { Window } from '../domain/window';
import type { Deps } from './deps';

export type Boundary = 'start' | 'end';

export interface Flip {
  readonly windowId: string;
  /** The window's revision when the boundary was armed. */
  readonly revision: number;
  readonly boundary: Boundary;
}

export interface FlipResult {
  /**
   * `early`: before its instant, nothing done. `stale`: armed for another revision, or the window took another way.
   * `already`: recorded before. Only `flipped` changed something.
   */
  readonly outcome: 'flipped' | 'early' | 'stale' | 'already' | 'unknown';
  readonly window?: Window;
}

/** Records a boundary. Harmless twice, late, early and out of order. @throws Refusal `contended` */
export async function flipWindow(_deps: Deps, _flip: Flip): Promise<FlipResult> {
  throw new Error('not written');
}
