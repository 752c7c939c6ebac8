import type { Window } from '../../api/types';

/** The parts of a plan that a change of it may have changed. */
const planFields = ['mode', 'startsAt', 'endsAt', 'hostnames', 'paths', 'message', 'messages'] as const;
type PlanField = (typeof planFields)[number];

/** What of a plan can be changed. */
export type Plan = Pick<Window, PlanField>;

export interface PlanChange {
  readonly field: PlanField;
  readonly before: Window[PlanField];
  readonly after: Window[PlanField];
}

/** What one plan changes of another, in the order in which a plan is read. */
export function planChanges(before: Plan, after: Plan): readonly PlanChange[] {
  return planFields
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter((change) => JSON.stringify(change.before ?? null) !== JSON.stringify(change.after ?? null));
}
