import * as z from 'zod/mini';
import { pathMatches } from '../../../edge/document/document';
import { counts, ranges } from '../../domain/limits';
import { methods } from '../../domain/site/methods';
import { distinct, id, instantFilter, integer, reason, ticket, timeZone } from '../server/fields';
import { branding } from './branding-schema';
import { cidr, exemption, hostname, origin } from './network-fields';
import { policyRequest } from './policy-schema';

const hostnames = distinct(hostname, 1, counts.hostnamesPerSite);

const optional = {
  timeZone: z.exactOptional(timeZone),
  policy: z.exactOptional(policyRequest),
  exemptions: z.exactOptional(distinct(exemption, 0, counts.exemptionsPerSite)),
  allowedMethods: z.exactOptional(distinct(z.enum(methods), 1, methods.length)),
  corsOrigins: z.exactOptional(distinct(origin, 0, counts.originsPerSite)),
  pathMatch: z.exactOptional(z.enum(pathMatches)),
  retryAfterMaximumSeconds: z.exactOptional(integer(ranges.retryAfterMaximumSeconds)),
  branding: z.exactOptional(branding),
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
