import type { EpochSeconds } from '../actor';
import type { ChainHead, Unratified } from '../audit/audit';
import { counts } from '../limits';
import { malformedField, Refusal } from '../refusal';
import type { Calendar, CalendarEntry, Policy } from '../site/site';
import { rulesOf } from '../site/site-rules';
import type { ApprovalRules } from '../voting/question';
import { durationText } from '../words';
import type { Window } from './window';

/** Those in force, ratified or not. */
function runningEmergencies({ entries }: Calendar, at: EpochSeconds): readonly CalendarEntry[] {
  return entries.filter(({ emergency, endsAt }) => emergency && endsAt > at);
}

/** @throws Refusal `too-many-requests` */
export function assertRoom(calendar: Calendar, at: EpochSeconds): void {
  const windowIds = runningEmergencies(calendar, at).map(({ windowId }) => windowId);
  if (windowIds.length < counts.emergenciesPerSite) return;
  throw new Refusal(
    'too-many-requests',
    `${counts.emergenciesPerSite} emergency windows of this site are in force, which is the maximum; end one of them first.`,
    { windowIds, advice: 'end' },
  );
}

/** Why break-glass is suspended on a site: emergencies whose ratification was refused or is overdue. */
export function overdue({ unratified }: Pick<ChainHead, 'unratified'>, at: EpochSeconds): readonly Unratified[] {
  return unratified.filter(({ ratifyBy }) => ratifyBy <= at);
}

/** @throws Refusal `break-glass-off`, `too-long`, `malformed` */
export function assertDuration({ emergency }: Policy, durationMinutes: number): void {
  const { maximumDurationSeconds } = emergency;
  if (maximumDurationSeconds === 0) {
    throw new Refusal(
      'break-glass-off',
      'The policy of this site forbids emergency windows; request a window instead.',
    );
  }
  if (!Number.isInteger(durationMinutes) || durationMinutes < 1) {
    throw malformedField('durationMinutes', 'must be a whole number of minutes, 1 or more');
  }
  if (durationMinutes * 60 <= maximumDurationSeconds) return;
  throw new Refusal(
    'too-long',
    `The site allows emergency windows of at most ${durationText(maximumDurationSeconds)}.`,
    {
      maximumDurationSeconds,
    },
  );
}

/** @throws Refusal `break-glass-suspended`, `too-many-requests` */
export function assertUnsuspended(head: ChainHead, at: EpochSeconds): void {
  const windowIds = overdue(head, at).map(({ windowId }) => windowId);
  if (windowIds.length > 0) {
    throw new Refusal(
      'break-glass-suspended',
      `Break-glass is suspended on this site until an approver other than the person who started it ratifies ${windowIds.join(', ')}. Until then, request a window instead.`,
      { windowIds, advice: 'ratify' },
    );
  }
  if (head.unratified.length < counts.emergenciesPerSite) return;
  throw new Refusal(
    'too-many-requests',
    `${counts.emergenciesPerSite} emergency windows of this site are waiting for ratification; have one ratified first.`,
    { windowIds: head.unratified.map(({ windowId }) => windowId) },
  );
}

/** One approver is enough to ratify, and one to refuse, by mail or through the API. */
export function ratificationRules(policy: Policy): ApprovalRules {
  return { ...rulesOf(policy), approvalsRequired: 1, veto: true };
}

/**
 * The unratified emergencies after a vote on a window: a ratified one is removed, and one that an approver refused is
 * overdue from then on.
 */
export function unratifiedAfter(
  head: ChainHead,
  { windowId, emergency }: Window,
  at: EpochSeconds,
): readonly Unratified[] {
  if (emergency?.ratifiedAt !== undefined) return head.unratified.filter((open) => open.windowId !== windowId);
  if (emergency?.lapsedAt === undefined) return head.unratified;
  return head.unratified.map((open) =>
    open.windowId === windowId ? { ...open, ratifyBy: Math.min(open.ratifyBy, at) } : open,
  );
}
