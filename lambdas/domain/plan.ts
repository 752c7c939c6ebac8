import type { EpochSeconds } from './actor';
import { canonicalJson, sha256 } from './canonical-json';
import { Refusal } from './refusal';
import type { Policy } from './site';
import type { Interval, Plan } from './window';

/** How far ahead a window may end. Schedules and the approval flow's year of Step Functions both hold longer. */
const maximumAheadSeconds = 366 * 86_400;

/** Hex SHA-256 of what approvers approve: one plan version of one window, exactly. */
export function digestOf(windowId: string, planVersion: number, plan: Plan): string {
  return sha256(canonicalJson({ windowId, planVersion, plan }));
}

/** @throws Refusal naming the first rule that the times break. */
export function assertPlannable({ startsAt, endsAt }: Interval, policy: Policy, now: EpochSeconds): void {
  if (endsAt <= startsAt) throw new Refusal('ends-before-start', 'The window must end after it starts.');
  if (startsAt <= now) throw new Refusal('starts-in-past', 'The start has passed; choose a later one.');
  if (startsAt - now < policy.leadTimeSeconds) {
    const { leadTimeSeconds } = policy;
    throw new Refusal('lead-time', `The site asks for ${leadTimeSeconds} seconds between request and start.`, {
      leadTimeSeconds,
    });
  }
  if (endsAt - startsAt > policy.maximumDurationSeconds) {
    const { maximumDurationSeconds } = policy;
    throw new Refusal('too-long', `The site allows windows of at most ${maximumDurationSeconds} seconds.`, {
      maximumDurationSeconds,
    });
  }
  if (endsAt - now > maximumAheadSeconds) {
    throw new Refusal('too-far-ahead', 'The window must end within 366 days from now.', { maximumAheadSeconds });
  }
}
