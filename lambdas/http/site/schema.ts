import * as z from 'zod/mini';
import { pathMatches } from '../../../edge/document/document';
import { counts, ranges } from '../../domain/limits';
import { methods } from '../../domain/site/methods';
import { bases, notPublishedReasons } from '../../domain/site/publication';
import { boundaries } from '../../domain/window/window';
import { proposalAnswer } from '../proposal/schema';
import {
  distinct,
  id,
  instant,
  instantFilter,
  integer,
  mode,
  modeOrOpen,
  reason,
  ticket,
  timeZone,
  windowId,
} from '../server/fields';
import { cidr, exemption, hostname, origin } from './network-fields';
import { policy, policyRequest } from './policy-schema';

const hostnames = distinct(hostname, 1, counts.hostnamesPerSite);
const optional = {
  timeZone: z.exactOptional(timeZone),
  policy: z.exactOptional(policyRequest),
  exemptions: z.exactOptional(distinct(exemption, 0, counts.exemptionsPerSite)),
  allowedMethods: z.exactOptional(distinct(z.enum(methods), 1, methods.length)),
  corsOrigins: z.exactOptional(distinct(origin, 0, counts.originsPerSite)),
  pathMatch: z.exactOptional(z.enum(pathMatches)),
  retryAfterMaximumSeconds: z.exactOptional(integer(ranges.retryAfterMaximumSeconds)),
  bypass: z.exactOptional(z.strictObject({ cidrs: z.exactOptional(distinct(cidr, 0, counts.cidrsPerSite)) })),
};

/** What is left out gets its default. */
export const siteRequest = z.strictObject({ siteId: id, hostnames, ...optional });

/**
 * PUT replaces the whole site: what is left out goes back to its default. The policy is different, because only its
 * approvers can change it: what is left out of it does not change, and a different policy is proposed to them.
 */
export const siteChange = z.strictObject({
  hostnames,
  ...optional,
  /** Why the policy should change; its approvers read it. */
  reason: z.exactOptional(reason),
  ticket: z.exactOptional(ticket),
});

export const sitePath = z.strictObject({ siteId: id });
export const statusQuery = z.strictObject({ at: z.exactOptional(instantFilter) });

export const siteAnswer = z.object({
  siteId: id,
  hostnames: z.array(z.string()),
  policy,
  timeZone: z.string(),
  exemptions: z.array(z.string()),
  allowedMethods: z.array(z.enum(methods)),
  corsOrigins: z.array(z.string()),
  pathMatch: z.enum(pathMatches),
  retryAfterMaximumSeconds: z.int(),
  /**
   * Bypass secrets are shown only once, when they are created. This shows how many keys sign links, and whether there
   * is a header secret.
   */
  bypass: z.object({ cidrs: z.array(z.string()), linkKeys: z.int(), header: z.boolean() }),
  version: z.int(),
});

/** The site as it is now, and the proposal for the change of its policy. */
export const siteWithProposal = z.extend(siteAnswer, { proposal: z.optional(proposalAnswer) });

export const siteList = z.object({ items: z.array(siteAnswer), cursor: z.optional(z.string()) });

const coveringWindow = z.object({
  windowId,
  mode,
  startsAt: instant,
  endsAt: instant,
  paths: z.array(z.string()),
});

/** Whether the edge store now has the newest state; if not, why. */
export const publication = {
  published: z.optional(z.boolean()),
  notPublishedReason: z.optional(z.enum(notPublishedReasons)),
};

/** `edge`: what the edge has. `plan`: windows decide at that time that are too far ahead to be at the edge yet. */
export const basis = z.enum(bases);

export const siteStatusAnswer = z.object({
  siteId: id,
  at: instant,
  basis,
  /** What the edge enforces: the strictest mode on any hostname and path; `open` when there is none. */
  mode: modeOrOpen,
  /** The window with that mode. */
  window: z.optional(coveringWindow),
  /** The strictest mode of `windows`, where the edge enforces another one because it does not have them yet. */
  plannedMode: z.optional(modeOrOpen),
  /** The approved windows at that time; `armed` when the edge has them. */
  windows: z.array(z.extend(coveringWindow, { armed: z.boolean() })),
  nextBoundary: z.optional(z.object({ at: instant, boundary: z.enum(boundaries), windowId })),
  revision: z.int(),
  publishedRevision: z.int(),
  ...publication,
  published: z.boolean(),
  expectedEnforcedBy: z.optional(instant),
  /** As of now, whatever `at` is. */
  breakGlass: z.object({
    /** By the policy of the site. */
    allowed: z.boolean(),
    /** Until somebody ratifies the emergencies that are overdue or refused. */
    suspended: z.boolean(),
    unratified: z.array(z.object({ windowId, ratifyBy: instant })),
  }),
});
