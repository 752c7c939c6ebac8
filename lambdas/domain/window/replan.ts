import type { EpochSeconds } from '../actor';
import { canonicalJson } from '../audit/canonical-json';
import type { Policy } from '../site/site';
import { rulesOf } from '../site/site-rules';
import type { Question } from '../voting/question';
import { requestersWith } from '../voting/window-votes';
import { withReasonOf } from './earlier-reasons';
import { decidableUntil, isStartOpen } from './on-approval';
import { assertAhead, assertDuration, assertOrder, assertPlannable, digestOf } from './plan';
import { hasBegun, illegalTransition, nextVersion, notPossible, withoutQuestion } from './transitions';
import { type Amendment, endOf, type Plan, type Window } from './window';

/** A new plan, who asks for it, and the rules that apply to it. */
export interface PlanChange {
  readonly plan: Plan;
  readonly editor: Amendment['requestedBy'];
  readonly policy: Policy;
  readonly at: EpochSeconds;
  /** The version of the directory when it is asked. */
  readonly directoryVersion: number;
}

/**
 * A new plan that replaces the current one before the start: its approval no longer counts. People are asked again
 * under the current policy, even if the window was made from a template.
 */
export function edit(window: Window, change: PlanChange): Window {
  const { plan, at } = change;
  const { withdrawn: _, decidedAt: __, templateId: ___, ...standing } = window;
  const question = newQuestion(window, change, decidableUntil(plan));
  return nextVersion(
    { ...standing, ...question },
    {
      status: 'requested',
      plan,
      previousPlan: window.plan,
      lastPlanVersion: question.planVersion,
      ...withoutQuestion(window, at),
    },
  );
}

/**
 * A new plan for an approved window. The current plan stays in force until people approve the new one. Before the start
 * they can do so until the earlier of the two starts; once the window has begun, until the earlier of the two ends. It
 * replaces an open amendment.
 *
 * @throws Refusal `illegal-move`, `too-long`, `too-far-ahead`; before the start as `assertPlannable`
 */
export function amend(window: Window, reason: string, change: PlanChange): Window & { readonly amendment: Amendment } {
  const { plan, editor, policy, at } = change;
  assertAmendable(window, at);
  const begun = hasBegun(window, at);
  if (begun) assertAmendment(window, change);
  else assertPlannable(plan, policy, at);
  const latest = begun ? Math.min(endOf(window), plan.endsAt) : Math.min(window.plan.startsAt, decidableUntil(plan));
  const question = newQuestion(window, change, latest);
  const amendment = { ...question, plan, reason, requestedBy: editor };
  const standing = window.amendment ? withReasonOf(window, window.amendment, at) : window;
  return { ...nextVersion(standing, { lastPlanVersion: question.planVersion }), amendment };
}

function newQuestion(
  window: Window,
  { plan, editor, policy, at, directoryVersion }: PlanChange,
  latest: EpochSeconds,
): Omit<Question, 'withdrawn'> {
  const planVersion = window.lastPlanVersion + 1;
  return {
    planVersion,
    digest: digestOf(window.windowId, planVersion, plan),
    rules: rulesOf(policy),
    askedBy: requestersWith(window.askedBy, editor),
    askedAt: at,
    directoryVersion,
    decideBy: Math.min(at + policy.timeoutSeconds, latest),
    votes: [],
  };
}

/** @throws Refusal `illegal-move` for a window that is over, or an emergency that nobody ratified */
function assertAmendable(window: Window, at: EpochSeconds): void {
  const { emergency } = window;
  if (at >= endOf(window))
    throw illegalTransition('amend', window, 'The window is over; request a new one.', { advice: 'request' });
  if (!emergency || emergency.ratifiedAt !== undefined) return;
  throw illegalTransition('amend', window, 'An emergency window can be changed only after it is ratified.', {
    advice: 'ratify',
  });
}

function assertAmendment(window: Window, { plan, policy, at }: PlanChange): void {
  if (isStartOpen(plan) || plan.startsAt !== window.plan.startsAt) {
    throw illegalTransition('amend', window, 'The window has begun, so its start cannot change; leave startsAt out.');
  }
  assertOrder(plan);
  if (plan.endsAt <= at) {
    throw illegalTransition('amend', window, 'This end has passed; end the window instead.', { advice: 'end' });
  }
  assertDuration(plan, policy);
  assertAhead(plan, at);
}

/** Whether this end is within the overrun budget, which was approved with the plan. */
export function isWithinOverrun({ plan }: Window, endsAt: EpochSeconds): boolean {
  return endsAt <= plan.endsAt + (plan.overrunSeconds ?? 0);
}

/** @throws Refusal `illegal-move` before the start, after the end, and for an end before the one in force */
export function assertExtendable(window: Window, endsAt: EpochSeconds, at: EpochSeconds): void {
  if (!hasBegun(window, at)) {
    const before = window.status === 'requested' || window.status === 'approved';
    if (!before) throw notPossible('extend', window, 'from its start to its end');
    throw illegalTransition('extend', window, 'The window has not begun; edit it instead.', { advice: 'edit' });
  }
  if (at >= endOf(window))
    throw illegalTransition('extend', window, 'The window is over; request a new one.', { advice: 'request' });
  if (endsAt >= endOf(window)) return;
  throw illegalTransition(
    'extend',
    window,
    'This is before the current end. End the window now, or amend it to end earlier.',
    {
      advice: 'end',
    },
  );
}

/** Whether this plan is already open for approval: then asking again changes nothing. */
export function isAlreadyProposed({ amendment }: Window, plan: Plan, at: EpochSeconds): boolean {
  if (amendment === undefined || amendment.decided || at >= amendment.decideBy) return false;
  return canonicalJson(amendment.plan) === canonicalJson(plan);
}
