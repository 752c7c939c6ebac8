import type { Call } from './stages';

/** What a request meets: the origin, or an answer of the edge with this status. */
type Met = 'origin' | 200 | 204 | 302 | 403 | 503;

export interface EdgeCase {
  readonly fact: string;
  readonly call: Call;
  readonly met: Met;
  readonly reads: number;
}
