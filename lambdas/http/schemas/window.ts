import * as z from 'zod/mini';
import { methods } from '../../domain/methods';
import { modes, windowStatuses } from '../../domain/window';
import { pathPrefix } from './network';
import {
  byLanguage,
  distinct,
  instant,
  instantFilter,
  instantOrLocal,
  line,
  lines,
  slug,
  timeZone,
  windowId,
} from './text';

export const windowRequest = z.strictObject({
  siteId: slug,
  mode: z.enum(modes),
  startsAt: instantOrLocal,
  endsAt: instantOrLocal,
  reason: line(500),
  timeZone: z.exactOptional(timeZone),
  paths: z.exactOptional(distinct(pathPrefix, 0, 5)),
  ticket: z.exactOptional(line(100)),
  message: z.exactOptional(lines(280)),
  messages: z.exactOptional(byLanguage(lines(280))),
});

/** The body of approve, reject, cancel and end; it may be left out. */
export const decision = z.strictObject({ reason: z.exactOptional(line(500)) });

export const windowPath = z.strictObject({ windowId });

/** Query parameters arrive as text. */
const limit = z.pipe(
  z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, 'must be a whole number from 1 to 100')),
  z.transform(Number),
);

const cursor = z
  .string()
  .check(z.minLength(1), z.maxLength(1024), z.regex(/^[A-Za-z0-9_-]+$/, 'must be a cursor from an earlier answer'));

const page = { limit: z.exactOptional(limit), cursor: z.exactOptional(cursor) };

export const pageQuery = z.strictObject(page);

export const windowFilter = z.strictObject({
  siteId: z.exactOptional(slug),
  status: z.exactOptional(z.enum(windowStatuses)),
  from: z.exactOptional(instantFilter),
  to: z.exactOptional(instantFilter),
  ...page,
});

const vote = z.object({
  approverId: z.string(),
  decision: z.enum(['approve', 'reject']),
  at: instant,
  reason: z.optional(z.string()),
  assurance: z.enum(['mailbox', 'signed']),
});

export const windowAnswer = z.object({
  windowId,
  siteId: slug,
  mode: z.enum(modes),
  status: z.enum(windowStatuses),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
  hostnames: z.array(z.string()),
  paths: z.array(z.string()),
  reason: z.string(),
  ticket: z.optional(z.string()),
  message: z.optional(z.string()),
  messages: z.optional(z.record(z.string(), z.string())),
  /** Read-only: the methods that pass. */
  allowedMethods: z.optional(z.array(z.enum(methods))),
  corsOrigins: z.optional(z.array(z.string())),
  requestedBy: z.object({ principal: z.string(), personId: z.optional(z.string()) }),
  requestedAt: instant,
  decideBy: instant,
  planVersion: z.int(),
  digest: z.string(),
  version: z.int(),
  approvals: z.object({ required: z.int(), votes: z.array(vote) }),
  decidedAt: z.optional(instant),
  activatedAt: z.optional(instant),
  completedAt: z.optional(instant),
  startMissed: z.optional(z.boolean()),
  revision: z.int(),
});

/**
 * Accepted is not yet enforced. Without `publishedRevision` the publisher did not answer in time; without
 * `expectedEnforcedBy` the publish is outstanding, and the stream or reconcile (every 15 minutes) does it.
 */
export const enforcement = { publishedRevision: z.optional(z.int()), expectedEnforcedBy: z.optional(instant) };

/** The answer of cancel and end. */
export const windowWithEnforcement = z.extend(windowAnswer, enforcement);

export const windowPage = z.object({ items: z.array(windowAnswer), cursor: z.optional(z.string()) });
