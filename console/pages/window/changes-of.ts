import type { Window } from '../../api/types';

type Amendment = NonNullable<Window['amendment']>;

/** The parts of a plan that a change of it may have changed. */
const planFields = ['mode', 'startsAt', 'endsAt', 'hostnames', 'paths', 'message', 'messages'] as const;
type PlanField = (typeof planFields)[number];

export interface PlanChange {
  readonly field: PlanField;
  readonly before: Window[PlanField];
  readonly after: Window[PlanField];
}

/** What an amendment changes of the plan, in the order in which a plan is read. */
export function changesOf(window: Window, amendment: Amendment): readonly PlanChange[] {
  return planFields
    .map((field) => ({ field, before: window[field], after: amendment[field] }))
    .filter(({ before, after }) => JSON.stringify(before ?? null) !== JSON.stringify(after ?? null));
}
