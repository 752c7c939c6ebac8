import type { BoundaryKind } from '../domain/window/window';

/** The start or end of a window, as sent to flip-window by Scheduler and the queue. */
export interface Boundary {
  readonly windowId: string;
  readonly planVersion: number;
  /** The site revision at which the window was approved; a flip of an older one is stale. */
  readonly revision: number;
  readonly boundary: BoundaryKind;
}

/** The body is written field by field: what is compared with a stored payload must not depend on key order. */
export const boundaryPayload = ({ windowId, planVersion, revision, boundary }: Boundary): string =>
  JSON.stringify({ windowId, planVersion, revision, boundary });
