import { differences } from '../../bin/admin-api/differences';
import type { Method } from '../api/quiesce-api';

export interface FieldChange {
  /** `policy.veto` */
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

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
  readonly fields: readonly FieldChange[];
  readonly calls: readonly Call[];
}

export interface Plan {
  /** In the order in which they have to be carried out. */
  readonly changes: readonly Change[];
  /** What differs and is not for this command to change: an approval is awaited, or was refused. */
  readonly notes: readonly string[];
}

/** What a wanted value differs in from what there is, field by field. */
export function fieldChanges(wanted: object, existing: object): FieldChange[] {
  return differences(wanted, existing).map((path) => ({
    path,
    from: valueAt(existing, path),
    to: valueAt(wanted, path),
  }));
}

const valueAt = (value: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (found, name) => (typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined),
      value,
    );
