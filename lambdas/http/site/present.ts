import type * as z from 'zod/mini';
import { DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS } from '../../../edge/document/document';
import { instantText } from '../../domain/local-time';
import { readingMethods } from '../../domain/site/methods';
import { publicRemindersOf } from '../../domain/site/notices';
import type { Policy } from '../../domain/site/site';
import type { ShownSite } from '../../queries/site/get-site';
import type { BreakGlass, SiteStatus, StandingWindow } from '../../queries/site/site-status';
import { ordered } from '../server/ordered';
import type { siteAnswer, siteStatusAnswer, statusList } from './answer-schema';
import { expectedEnforcedBy } from './enforcement';
import type { policy as policySchema } from './policy-schema';

export function siteJson({ site, bypass }: ShownSite): z.output<typeof siteAnswer> {
  return {
    siteId: site.siteId,
    hostnames: [...site.hostnames],
    policy: policyJson(site.policy),
    timeZone: site.timeZone,
    exemptions: [...site.exemptions],
    allowedMethods: [...(site.allowedMethods ?? readingMethods)],
    corsOrigins: [...(site.corsOrigins ?? [])],
    pathMatch: site.pathMatch ?? 'segments',
    retryAfterMaximumSeconds: site.retryAfterMaximumSeconds ?? DEFAULT_RETRY_AFTER_MAXIMUM_SECONDS,
    branding: ordered({ ...site.branding }),
    notices: { languages: [...(site.notices?.languages ?? [])] },
    bypass: { cidrs: [...(site.bypass?.cidrs ?? [])], ...bypass },
    version: site.version,
  };
}

export function policyJson({ approvers, ...policy }: Policy): z.output<typeof policySchema> {
  return ordered({
    ...policy,
    remindBeforeSeconds: [...policy.remindBeforeSeconds],
    remindPublicBeforeSeconds: [...publicRemindersOf(policy)],
    ...(approvers && { approvers: { people: [...approvers.people], groups: [...approvers.groups] } }),
  });
}

export function statusJson(status: SiteStatus): z.output<typeof siteStatusAnswer> {
  const { siteId, at, basis, mode, plannedMode, window, nextBoundary, revision, publishedRevision } = status;
  return {
    siteId,
    name: status.name,
    at: instantText(at),
    basis,
    mode,
    window: window && coveringWindow(window),
    plannedMode,
    windows: status.windows.map((each) => ({ ...coveringWindow(each), armed: each.armed })),
    nextBoundary: nextBoundary && { ...nextBoundary, at: instantText(nextBoundary.at) },
    revision,
    publishedRevision,
    ...status.publication,
    expectedEnforcedBy: status.publication.published
      ? expectedEnforcedBy(revision, publishedRevision, status.publishedAt)
      : undefined,
    breakGlass: breakGlassJson(status.breakGlass),
    requests: status.requests,
    auditSeq: status.auditSeq,
  };
}

export function listedStatusJson(status: SiteStatus): z.output<typeof statusList>['items'][number] {
  const { at: _, ...listed } = statusJson(status);
  return listed;
}

function breakGlassJson({ unratified, ...breakGlass }: BreakGlass) {
  return {
    ...breakGlass,
    unratified: unratified.map(({ windowId, ratifyBy }) => ({ windowId, ratifyBy: instantText(ratifyBy) })),
  };
}

function coveringWindow({ windowId, mode, startsAt, endsAt, hostnames, paths }: StandingWindow) {
  const times = { startsAt: instantText(startsAt), endsAt: instantText(endsAt) };
  return { windowId, mode, ...times, hostnames: [...hostnames], paths: [...paths] };
}
