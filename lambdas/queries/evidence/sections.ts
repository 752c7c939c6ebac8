import type {
  AskedPlan,
  AskedVersion,
  EvidenceContent,
  LinkUse,
  RecordedFlip,
  SitePublish,
} from '../../domain/evidence/evidence';
import type { SitePublishRecord } from '../../domain/evidence/records';
import type { LinkAttempts } from '../../domain/voting/approval-request';
import { endOf, type Window } from '../../domain/window/window';
import type { Snapshot } from '../../store/snapshot';
import { picked } from './picked';

const versionsOf = ({ lastPlanVersion }: Window): number[] => Array.from({ length: lastPlanVersion }, (_, n) => n + 1);

/** As they were recorded with their request; of a window that an earlier release recorded, those that it still has. */
export function plansOf(window: Window, found: Snapshot): AskedPlan[] {
  const { windowId, amendment } = window;
  const standing = [window, ...(amendment ? [amendment] : [])];
  return versionsOf(window).flatMap((planVersion): AskedPlan[] => {
    const recorded = found.planVersion(windowId, planVersion);
    if (recorded) return [picked(recorded, ['planVersion', 'digest', 'plan', 'at'])];
    const own = standing.find((question) => question.planVersion === planVersion);
    return own ? [picked(own, ['planVersion', 'digest', 'plan'])] : [];
  });
}

/** Without task tokens and hashes of links. */
export function requestsOf(window: Window, found: Snapshot): AskedVersion[] {
  const shown = [
    'planVersion',
    'expiresAt',
    'mailedAt',
    'remindedAt',
    'toldAt',
    'outcomeMailedAt',
    'reversalToldAt',
  ] as const;
  return versionsOf(window).flatMap((planVersion) => {
    const request = found.request(window.windowId, planVersion);
    return request ? [picked(request, shown)] : [];
  });
}

export function usesOf(attempts: readonly LinkAttempts[]): LinkUse[] {
  const shown = [
    'approverId',
    'planVersion',
    'opens',
    'wrongCodes',
    'refusals',
    'firstOpenedAt',
    'lastOpenedAt',
  ] as const;
  return attempts.map((attempt) => picked(attempt, shown));
}

/** Those on the plan and on the last amendment; votes on earlier versions are in the chain's entries. */
export function votesOf(window: Window): EvidenceContent['votes'] {
  const questions = [window, ...(window.amendment ? [window.amendment] : [])];
  return questions.flatMap(({ planVersion, votes }) => votes.map((vote) => ({ ...vote, planVersion })));
}

export function flipsOf(window: Window): RecordedFlip[] {
  const { plan, activatedAt, completedAt } = window;
  return [
    { boundary: 'start', plannedAt: plan.startsAt, ...(activatedAt !== undefined && { recordedAt: activatedAt }) },
    { boundary: 'end', plannedAt: endOf(window), ...(completedAt !== undefined && { recordedAt: completedAt }) },
  ];
}

/** Those with the window, and the first without it after one with it. */
export function publishesOf({ windowId }: Window, publishes: readonly SitePublishRecord[]): SitePublish[] {
  const all = publishes.map(({ revision, at, windowIds }) => ({ revision, at, atEdge: windowIds.includes(windowId) }));
  return all.filter(({ atEdge }, index) => atEdge || all[index - 1]?.atEdge === true);
}
