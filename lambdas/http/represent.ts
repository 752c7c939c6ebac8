import type * as z from 'zod/mini';
import type { EpochSeconds } from '../domain/actor';
import type { AuditEntry } from '../domain/audit';
import type { Person } from '../domain/directory';
import { instantText } from '../domain/local-time';
import { readingMethods } from '../domain/methods';
import type { CalendarEntry, Site } from '../domain/site';
import type { Window } from '../domain/window';
import type { SiteStatus } from '../queries/site-status';
import type { auditEntry } from './schemas/audit';
import type { approverAnswer } from './schemas/directory';
import type { siteAnswer, siteStatusAnswer } from './schemas/site';
import type { windowAnswer } from './schemas/window';

/** How long a publish takes to reach every edge location, in seconds: "a few" documented, up to 30 measured. */
const propagation = 30;

/** By when the edge shows what was published at `publishedAt`; unknown while that is older than what is decided. */
export function expectedEnforcedBy(revision: number, publishedRevision = 0, publishedAt?: EpochSeconds) {
  return publishedAt === undefined || publishedRevision < revision ? undefined : instantText(publishedAt + propagation);
}

const optional = (at: EpochSeconds | undefined): string | undefined => (at === undefined ? undefined : instantText(at));

/** Instants as text; the plan's parts beside the rest. Source addresses stay in the audit log. */
export function windowJson(window: Window): z.output<typeof windowAnswer> {
  const { plan, votes, requestedBy } = window;
  return {
    windowId: window.windowId,
    siteId: window.siteId,
    mode: plan.mode,
    status: window.status,
    startsAt: instantText(plan.startsAt),
    endsAt: instantText(plan.endsAt),
    timeZone: window.timeZone,
    hostnames: [...plan.hostnames],
    paths: [...plan.paths],
    reason: window.reason,
    ticket: window.ticket,
    message: plan.message,
    messages: plan.messages && { ...plan.messages },
    allowedMethods: plan.mode === 'read-only' ? [...(plan.allowedMethods ?? readingMethods)] : undefined,
    corsOrigins: plan.corsOrigins && [...plan.corsOrigins],
    requestedBy: { principal: requestedBy.principal, personId: requestedBy.personId },
    requestedAt: instantText(window.requestedAt),
    decideBy: instantText(window.decideBy),
    planVersion: window.planVersion,
    digest: window.digest,
    version: window.version,
    approvals: {
      required: window.rules.approvalsRequired,
      votes: votes.map((vote) => ({ ...vote, at: instantText(vote.at) })),
    },
    decidedAt: optional(window.decidedAt),
    activatedAt: optional(window.activatedAt),
    completedAt: optional(window.completedAt),
    startMissed: window.startMissed,
    revision: window.revision,
  };
}

export function siteJson(site: Site): z.output<typeof siteAnswer> {
  return {
    siteId: site.siteId,
    hostnames: [...site.hostnames],
    policy: { ...site.policy },
    timeZone: site.timeZone,
    exemptions: [...site.exemptions],
    allowedMethods: [...(site.allowedMethods ?? readingMethods)],
    corsOrigins: [...(site.corsOrigins ?? [])],
    bypass: { cidrs: [...(site.bypass?.cidrs ?? [])] },
    version: site.version,
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
    expectedEnforcedBy: expectedEnforcedBy(revision, publishedRevision, status.publishedAt),
  };
}

function coveringWindow({ windowId, mode, startsAt, endsAt, paths }: CalendarEntry) {
  return { windowId, mode, startsAt: instantText(startsAt), endsAt: instantText(endsAt), paths: [...paths] };
}

/** The API calls everyone in the directory by the id they vote with. */
export function approverJson({ personId, principals, ...person }: Person): z.output<typeof approverAnswer> {
  const { name, email, approver, confirmed } = person;
  return { approverId: personId, name, email, principals: [...principals], approver, confirmed };
}

/** `before` and `after` stay as they were hashed. */
export function entryJson(entry: AuditEntry): z.output<typeof auditEntry> {
  const { at, actor, ...rest } = entry;
  return { ...rest, at: instantText(at), actor: { ...actor } };
}
