import * as z from 'zod/mini';
import { proposalStatuses } from '../../domain/proposal/proposal';
import { modes } from '../../domain/window/window';
import { page } from '../server/page-fields';
import { distinct, instant, instantFilter, integer, line, slug, timeZone, windowId } from '../server/text-fields';
import { pathPrefix } from '../site/network-fields';
import { policy } from '../site/policy-schema';
import { approvals, requestedBy } from '../voting/question-schema';

/** Same form as a windowId. */
const proposalId = windowId;
const kind = z.enum(['policy', 'template']);

const hours = z.strictObject({
  from: z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 22:00')),
  to: z
    .string()
    .check(z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 05:30, or 24:00')),
  /** 1 is Monday. */
  days: z.exactOptional(distinct(integer(1, 7), 1, 7)),
  timeZone,
});

const template = {
  name: line(60),
  mode: z.enum(modes),
  maximumDurationSeconds: integer(60, 31 * 86_400),
  uses: integer(1, 1000),
  hours: z.exactOptional(hours),
};

export const templateRequest = z.strictObject({
  ...template,
  paths: z.exactOptional(distinct(pathPrefix, 0, 5)),
  expiresAt: instantFilter,
  reason: line(500),
  ticket: z.exactOptional(line(100)),
});

export const proposalPath = z.strictObject({ proposalId });

export const proposalFilter = z.strictObject({
  kind: z.exactOptional(kind),
  status: z.exactOptional(z.enum(proposalStatuses)),
  ...page,
});

export const proposalAnswer = z.object({
  proposalId,
  siteId: slug,
  kind,
  status: z.enum(proposalStatuses),
  /** Kind `policy`: what is proposed, and what it replaces. */
  policy: z.optional(policy),
  replaces: z.optional(policy),
  /** Kind `template`. */
  template: z.optional(
    z.object({
      ...template,
      /** Of the site when it was proposed; later ones are not covered. */
      hostnames: z.array(z.string()),
      paths: z.array(z.string()),
      expiresAt: instant,
    }),
  ),
  /** Windows made from the template so far. */
  used: z.optional(z.int()),
  reason: z.string(),
  ticket: z.optional(z.string()),
  requestedBy,
  requestedAt: instant,
  decideBy: instant,
  decidedAt: z.optional(instant),
  /** When an approved template was revoked. */
  revokedAt: z.optional(instant),
  planVersion: z.int(),
  digest: z.string(),
  version: z.int(),
  approvals,
});

export const proposalPage = z.object({ items: z.array(proposalAnswer), cursor: z.optional(z.string()) });
