import * as z from 'zod/mini';
import { pathMatches } from '../../../edge/document/document';
import { forms } from '../../domain/forms';
import { counts, ranges } from '../../domain/limits';
import { methods } from '../../domain/site/methods';
import { distinct, formed, id, instantFilter, integer, reason, ticket, timeZone } from '../server/fields';
import { page } from '../server/paging-fields';
import { branding, brandingPatch } from './branding-schema';
import { cidr, exemption, hostname, origin } from './network-fields';
import { noticesPatch, noticesRequest } from './notices-schema';
import { policyPatch, policyRequest } from './policy-schema';

const hostnames = distinct(hostname, 1, counts.hostnamesPerSite);

const exemptions = distinct(exemption, 0, counts.exemptionsPerSite);
const allowedMethods = distinct(z.enum(methods), 1, methods.length);
const corsOrigins = distinct(origin, 0, counts.originsPerSite);
const pathMatch = z.enum(pathMatches);
const retryAfterMaximumSeconds = integer(ranges.retryAfterMaximumSeconds);
const cidrs = distinct(cidr, 0, counts.cidrsPerSite);

const optional = {
  timeZone: z.exactOptional(timeZone),
  policy: z.exactOptional(policyRequest),
  exemptions: z.exactOptional(exemptions),
  allowedMethods: z.exactOptional(allowedMethods),
  corsOrigins: z.exactOptional(corsOrigins),
  pathMatch: z.exactOptional(pathMatch),
  retryAfterMaximumSeconds: z.exactOptional(retryAfterMaximumSeconds),
  branding: z.exactOptional(branding),
  notices: z.exactOptional(noticesRequest),
  bypass: z.exactOptional(z.strictObject({ cidrs: z.exactOptional(cidrs) })),
};

/** What is sent along with a change: why the policy should change; its approvers read it. */
const why = { reason: z.exactOptional(reason), ticket: z.exactOptional(ticket) };

/** What is left out gets its default. */
export const siteRequest = z.strictObject({ siteId: id, hostnames, ...optional });

/**
 * PUT replaces the whole site: what is left out goes back to its default. The policy is different, because only its
 * approvers can change it: what is left out of it does not change, and a different policy is proposed to them.
 */
export const siteChange = z.strictObject({ hostnames, ...optional, ...why });

/** A member of a merge patch: left out, it does not change; `null` puts it back to its default. */
const patched = <T extends z.core.$ZodType>(member: T) => z.exactOptional(z.nullable(member));

/** PATCH changes what it names, as a JSON merge patch (RFC 7396). */
export const sitePatch = z
  .strictObject({
    hostnames: z.exactOptional(hostnames),
    timeZone: patched(timeZone),
    policy: patched(policyPatch),
    exemptions: patched(exemptions),
    allowedMethods: patched(allowedMethods),
    corsOrigins: patched(corsOrigins),
    pathMatch: patched(pathMatch),
    retryAfterMaximumSeconds: patched(retryAfterMaximumSeconds),
    branding: patched(brandingPatch),
    notices: patched(noticesPatch),
    bypass: patched(z.strictObject({ cidrs: patched(cidrs) })),
    ...why,
  })
  .check(
    z.refine(
      ({ reason: _, ticket: __, ...patch }) => Object.keys(patch).length > 0,
      'must name at least one setting to change',
    ),
  );

export const sitePath = z.strictObject({ siteId: id });

/** `prefix`: with which the ids of the sites begin. `publishing=failed`: those whose newest revision could not be published. */
export const siteFilter = z.strictObject({
  prefix: z.exactOptional(formed(forms.idPrefix)),
  publishing: z.exactOptional(z.enum(['failed'])),
  ...page,
});

export const statusQuery = z.strictObject({ at: z.exactOptional(instantFilter) });
