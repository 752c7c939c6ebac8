import type { EpochSeconds } from '../actor';
import type { Calendar, CalendarEntry, Policy } from '../site/site';
import { conflictOf, overlapping } from './overlap';
import type { Interval, OnApproval, Plan } from './window';

/** In place of a start, in requests. */
export const startOnApproval = 'on-approval';

/** How long the edge needs, at most, to have a window everywhere. A site with a shorter lead time does not wait for that. */
const propagationSeconds = 120;

/** From the approval to the start, at least. */
export const leadSecondsOf = ({ leadTimeSeconds }: Policy): number => Math.min(leadTimeSeconds, propagationSeconds);

/** A plan whose start its approval will set. */
type Waiting = Plan & { readonly onApproval: OnApproval };

/** Whether the start is still to be set by the approval. */
export const isStartOpen = (plan: Plan): plan is Waiting =>
  plan.onApproval !== undefined && plan.onApproval.approvedAt === undefined;

/** The plan as it is asked at a given time: the lead time of a site counts from then on, as it does for a start that was chosen. */
export function withLeadTime(plan: Plan, { leadTimeSeconds }: Policy, at: EpochSeconds): Plan {
  if (!isStartOpen(plan)) return plan;
  const { notBefore: asked = 0, ...terms } = plan.onApproval;
  const notBefore = Math.max(asked, at + leadTimeSeconds);
  return { ...plan, onApproval: { ...terms, ...(notBefore > earliestStart(terms, at) && { notBefore }) } };
}

/** The second from which on an approval would come too late for the plan. */
export const decidableUntil = (plan: Plan): EpochSeconds =>
  isStartOpen(plan) ? plan.onApproval.notAfter - plan.onApproval.leadSeconds : plan.startsAt;

/** No window starts in the second in which it is approved. */
const earliestStart = ({ notBefore = 0, leadSeconds }: OnApproval, approvedAt: EpochSeconds): EpochSeconds =>
  Math.max(notBefore, approvedAt + Math.max(1, leadSeconds));

/** From the first second to the last in which the window may be in force, if it is approved from `at` on. */
export function spanOf(plan: Plan, at: EpochSeconds): Interval {
  const { startsAt, endsAt } = plan;
  return isStartOpen(plan) ? { startsAt: Math.min(startsAt, earliestStart(plan.onApproval, at)), endsAt } : plan;
}

/** The plan with its start, or the window that is in its way up to the latest start. */
type Started = { readonly plan: Plan } | { readonly conflict: CalendarEntry };

/**
 * The start that an approval at `approvedAt` gives a plan: the earliest that its terms allow and at which no other window is in
 * its way.
 *
 * @param others the calendar without the window itself
 */
export function startFor(plan: Waiting, others: Calendar, approvedAt: EpochSeconds): Started {
  const { notAfter, durationSeconds } = plan.onApproval;
  const placed = (startsAt: EpochSeconds) => ({ ...plan, startsAt, endsAt: startsAt + durationSeconds });
  let started = placed(earliestStart(plan.onApproval, approvedAt));
  for (;;) {
    const conflict = conflictOf(others, started, approvedAt);
    if (!conflict) return { plan: { ...started, onApproval: { ...plan.onApproval, approvedAt } } };
    if (conflict.endsAt > notAfter) return { conflict };
    started = placed(conflict.endsAt);
  }
}

/** As `startFor`, for any plan: one that has a start keeps it. @throws Refusal `overlap` where no start is possible */
export function startedPlan(plan: Plan, others: Calendar, approvedAt: EpochSeconds): Plan {
  if (!isStartOpen(plan)) return plan;
  const started = startFor(plan, others, approvedAt);
  if ('conflict' in started) throw overlapping(started.conflict, plan.onApproval.notAfter);
  return started.plan;
}

/** Whether start and end are such as the terms allow that were approved. */
export function keepsTerms({ startsAt, endsAt, onApproval }: Plan): boolean {
  if (!onApproval) return true;
  const { notAfter, durationSeconds, approvedAt = Infinity } = onApproval;
  return (
    endsAt - startsAt === durationSeconds && earliestStart(onApproval, approvedAt) <= startsAt && startsAt <= notAfter
  );
}

/** What is voted on: of a plan that starts on approval its terms, in place of the times that follow from them. */
export function votedPlan(plan: Plan): object {
  if (!plan.onApproval) return plan;
  const { startsAt: _, endsAt: __, onApproval, ...rest } = plan;
  const { approvedAt: ___, ...terms } = onApproval;
  return { ...rest, onApproval: terms };
}

/** The plan with the start that it has, whatever that was set by. */
export function withChosenStart(plan: Plan): Plan {
  const { onApproval: _, ...chosen } = plan;
  return chosen;
}
