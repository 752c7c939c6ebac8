import type { EpochSeconds } from '../actor';
import { canonicalJson, sha256 } from '../audit/canonical-json';
import { daysAhead } from '../limits';
import { malformedField, Refusal } from '../refusal';
import type { Policy } from '../site/site';
import { durationText, refusalWords } from '../words';
import { decidableUntil, isStartOpen, votedPlan } from './on-approval';
import type { Interval, Plan } from './window';

/** Hex SHA-256 of what approvers approve: one plan version of one window, exactly. */
export function digestOf(windowId: string, planVersion: number, plan: Plan): string {
  return sha256(canonicalJson({ windowId, planVersion, plan: votedPlan(plan) }));
}

/** @throws Refusal naming the first rule that the times violate. */
export function assertPlannable(plan: Plan, policy: Policy, now: EpochSeconds): void {
  assertOrder(plan);
  assertLead(plan, policy, now);
  assertStartPossible(plan);
  assertDuration(plan, policy);
  assertAhead(plan, now);
}

/** @throws Refusal `ends-before-start` */
export function assertOrder({ startsAt, endsAt }: Interval): void {
  if (endsAt <= startsAt) throw new Refusal('ends-before-start', refusalWords['ends-before-start']);
}

function assertStartPossible(plan: Plan): void {
  if (!isStartOpen(plan)) return;
  const { notBefore = 0, notAfter } = plan.onApproval;
  if (notBefore > notAfter) {
    throw malformedField('notAfter', 'is the latest start, so it must not be before notBefore, the earliest');
  }
}

function assertLead(plan: Plan, { leadTimeSeconds }: Policy, now: EpochSeconds): void {
  const { startsAt } = plan;
  if (startsAt <= now) {
    const latest = 'notAfter, the latest start, has passed; choose a later one.';
    throw new Refusal('starts-in-past', isStartOpen(plan) ? latest : refusalWords['starts-in-past']);
  }
  if (decidableUntil(plan) <= now) {
    throw new Refusal('lead-time', 'Nobody could approve it in time: choose a later notAfter.', { leadTimeSeconds });
  }
  if (startsAt - now < leadTimeSeconds) {
    throw new Refusal(
      'lead-time',
      `The site requires at least ${durationText(leadTimeSeconds)} between request and start.`,
      {
        leadTimeSeconds,
      },
    );
  }
}

/** @throws Refusal `too-long` */
export function assertDuration({ startsAt, endsAt }: Interval, { maximumDurationSeconds }: Policy): void {
  if (endsAt - startsAt > maximumDurationSeconds) {
    throw new Refusal('too-long', `The site allows windows of at most ${durationText(maximumDurationSeconds)}.`, {
      maximumDurationSeconds,
    });
  }
}

/** @throws Refusal `too-far-ahead` */
export function assertAhead({ endsAt }: Interval, now: EpochSeconds): void {
  const maximumAheadSeconds = daysAhead * 86_400;
  if (endsAt - now <= maximumAheadSeconds) return;
  throw new Refusal('too-far-ahead', `The window must end within ${daysAhead} days from now.`, { maximumAheadSeconds });
}
