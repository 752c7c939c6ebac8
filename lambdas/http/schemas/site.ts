import * as z from 'zod/mini';
import { modes } from '../../domain/window';
import { hostname, pathPrefix } from './network';
import { distinct, instant, slug, timeZone } from './text';
import { windowAnswer } from './window';

const day = 86_400;
const integer = (minimum: number, maximum: number) => z.int().check(z.minimum(minimum), z.maximum(maximum));

export const policy = z.strictObject({
  approvalsRequired: integer(1, 10),
  veto: z.boolean(),
  timeoutSeconds: integer(60, 30 * day),
  selfApproval: z.boolean(),
  leadTimeSeconds: integer(0, 30 * day),
  maximumDurationSeconds: integer(60, 30 * day),
});

const hostnames = distinct(hostname, 1, 24);
const optional = {
  timeZone: z.exactOptional(timeZone),
  policy: z.exactOptional(z.partial(policy)),
  exemptions: z.exactOptional(distinct(pathPrefix, 0, 10)),
};

/** What is left out gets its default. */
export const siteRequest = z.strictObject({ siteId: slug, hostnames, ...optional });

/** Replaces the whole site, as PUT says: what is left out goes back to its default. */
export const siteChange = z.strictObject({ hostnames, ...optional });

export const sitePath = z.strictObject({ siteId: slug });
export const statusQuery = z.strictObject({ at: z.exactOptional(instant) });

export const siteAnswer = z.object({
  siteId: slug,
  hostnames: z.array(z.string()),
  policy,
  timeZone: z.string(),
  exemptions: z.array(z.string()),
  version: z.int(),
});

export const siteList = z.object({ items: z.array(siteAnswer), cursor: z.exactOptional(z.string()) });

export const siteStatus = z.object({
  siteId: slug,
  at: instant,
  mode: z.enum(['normal', ...modes]),
  window: z.exactOptional(windowAnswer),
  nextBoundary: z.exactOptional(z.object({ at: instant, boundary: z.enum(['start', 'end']), windowId: z.string() })),
  revision: z.int(),
  publishedRevision: z.int(),
  expectedEnforcedBy: z.exactOptional(instant),
});
