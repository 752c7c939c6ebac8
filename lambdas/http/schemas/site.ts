import * as z from 'zod/mini';
import { methods } from '../../domain/methods';
import { modes } from '../../domain/window';
import { cidr, exemption, hostname, origin } from './network';
import { distinct, instant, instantFilter, slug, timeZone, windowId } from './text';

const day = 86_400;
const integer = (minimum: number, maximum: number) => z.int().check(z.minimum(minimum), z.maximum(maximum));

const policy = z.strictObject({
  approvalsRequired: integer(1, 10),
  veto: z.boolean(),
  timeoutSeconds: integer(60, 31 * day),
  selfApproval: z.boolean(),
  leadTimeSeconds: integer(0, 31 * day),
  maximumDurationSeconds: integer(60, 31 * day),
});

const hostnames = distinct(hostname, 1, 24);
const optional = {
  timeZone: z.exactOptional(timeZone),
  policy: z.exactOptional(z.partial(policy)),
  exemptions: z.exactOptional(distinct(exemption, 0, 20)),
  allowedMethods: z.exactOptional(distinct(z.enum(methods), 1, methods.length)),
  corsOrigins: z.exactOptional(distinct(origin, 0, 10)),
  bypass: z.exactOptional(z.strictObject({ cidrs: z.exactOptional(distinct(cidr, 0, 30)) })),
};

/** What is left out gets its default. */
export const siteRequest = z.strictObject({ siteId: slug, hostnames, ...optional });

/** Replaces the whole site, as PUT says: what is left out goes back to its default. */
export const siteChange = z.strictObject({ hostnames, ...optional });

export const sitePath = z.strictObject({ siteId: slug });
export const statusQuery = z.strictObject({ at: z.exactOptional(instantFilter) });

export const siteAnswer = z.object({
  siteId: slug,
  hostnames: z.array(z.string()),
  policy,
  timeZone: z.string(),
  exemptions: z.array(z.string()),
  allowedMethods: z.array(z.enum(methods)),
  corsOrigins: z.array(z.string()),
  /** The secrets that bypass are told once and never shown. */
  bypass: z.object({ cidrs: z.array(z.string()) }),
  version: z.int(),
});

export const siteList = z.object({ items: z.array(siteAnswer), cursor: z.optional(z.string()) });

const coveringWindow = z.object({
  windowId,
  mode: z.enum(modes),
  startsAt: instant,
  endsAt: instant,
  paths: z.array(z.string()),
});

export const siteStatusAnswer = z.object({
  siteId: slug,
  at: instant,
  /** The strictest of `windows`; `open` when there is none. */
  mode: z.enum(['open', ...modes]),
  /** The one that decides the mode. */
  window: z.optional(coveringWindow),
  windows: z.array(coveringWindow),
  nextBoundary: z.optional(z.object({ at: instant, boundary: z.enum(['start', 'end']), windowId })),
  revision: z.int(),
  publishedRevision: z.int(),
  expectedEnforcedBy: z.optional(instant),
});
