import type * as z from 'zod/mini';
import type { EpochSeconds } from '../../domain/actor';
import type { AuditEntry } from '../../domain/audit/audit';
import { instantText } from '../../domain/local-time';
import { readingMethods } from '../../domain/site/methods';
import type { CalendarEntry, Policy } from '../../domain/site/site';
import type { ShownSite } from '../../queries/site/get-site';
import type { BreakGlass, SiteStatus } from '../../queries/site/site-status';
import type { auditEntry } from '../audit/schema';
import type { policy as policySchema } from '../site/policy-schema';
import type { siteAnswer, siteStatusAnswer } from '../site/schema';

/** How long a publish takes to reach every edge location, in seconds: "a few" documented, up to 30 measured. */
const propagation = 30;

/** By when the edge shows what was published at `publishedAt`; unknown while that is older than what is decided. */
export function expectedEnforcedBy(revision: number, publishedRevision = 0, publishedAt?: EpochSeconds) {
  return publishedAt === undefined || publishedRevision < revision ? undefined : instantText(publishedAt + propagation);
}

export function siteJson({ site, bypass }: ShownSite): z.output<typeof siteAnswer> {
  return {
    siteId: site.siteId,
    hostnames: [...site.hostnames],
    policy: policyJson(site.policy),
    timeZone: site.timeZone,
    exemptions: [...site.exemptions],
    allowedMethods: [...(site.allowedMethods ?? readingMethods)],
    corsOrigins: [...(site.corsOrigins ?? [])],
    bypass: { cidrs: [...(site.bypass?.cidrs ?? [])], ...bypass },
    version: site.version,
  };
}

export function policyJson({ approvers, ...policy }: Policy): z.output<typeof policySchema> {
  return {
    ...policy,
    remindBeforeSeconds: [...policy.remindBeforeSeconds],
    ...(approvers && { approvers: { people: [...approvers.people], groups: [...approvers.groups] } }),
  };
}

export function statusJson(status: SiteStatus): z.output<typeof siteStatusAnswer> {
  const windows = status.windows.map(coveringWindow);
  const { siteId, at, mode, nextBoundary, revision, publishedRevision } = status;
  return {
    siteId,
    at: instantText(at),
    mode,
    window: windows.find((window) => window.mode === mode),
    windows,
    nextBoundary: nextBoundary && { ...nextBoundary, at: instantText(nextBoundary.at) },
    revision,
    publishedRevision,
    ...status.publication,
    expectedEnforcedBy: status.publication.published
      ? expectedEnforcedBy(revision, publishedRevision, status.publishedAt)
      : undefined,
    breakGlass: breakGlassJson(status.breakGlass),
  };
}

function breakGlassJson({ unratified, ...breakGlass }: BreakGlass) {
  return {
    ...breakGlass,
    unratified: unratified.map(({ windowId, ratifyBy }) => ({ windowId, ratifyBy: instantText(ratifyBy) })),
  };
}

function coveringWindow({ windowId, mode, startsAt, endsAt, paths }: CalendarEntry) {
  return { windowId, mode, startsAt: instantText(startsAt), endsAt: instantText(endsAt), paths: [...paths] };
}

/** `before` and `after` stay as they were hashed. */
export function entryJson(entry: AuditEntry): z.output<typeof auditEntry> {
  const { at, actor, ...rest } = entry;
  return { ...rest, at: instantText(at), actor: { ...actor } };
}
