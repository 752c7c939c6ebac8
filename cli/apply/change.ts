import type { Difference } from '../../bin/admin-api/differences';
import type { Method } from '../api/quiesce-api';

export interface Call {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
}

/** Something to do, and the calls that do it, in order. */
export interface Change {
  readonly action: 'create' | 'change' | 'propose' | 'delete';
  readonly kind: 'person' | 'machine' | 'site' | 'policy' | 'template';
  readonly id: string;
  readonly fields: readonly Difference[];
  readonly calls: readonly Call[];
}

export interface Plan {
  /** In the order in which they have to be carried out. */
  readonly changes: readonly Change[];
  /** What differs and is not for this command to change: an approval is awaited, or was refused. */
  readonly notes: readonly string[];
}
