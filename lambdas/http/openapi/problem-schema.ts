import * as z from 'zod/mini';
import { id, instant, mode, proposalId, timeZone, windowId } from '../server/fields';
import { statuses } from '../server/problem';

const texts = z.array(z.string());

/** What refusals say for programs; docs/api.md lists which code has which of these. */
const facts = {
  issues: z.array(z.object({ field: z.string(), rule: z.string() })),
  siteId: id,
  windowId,
  windowIds: z.array(windowId),
  proposalId,
  proposalIds: z.array(proposalId),
  personId: z.string(),
  approverId: z.string(),
  machineId: z.string(),
  webhookId: z.string(),
  eventId: z.string(),
  machines: texts,
  groups: texts,
  people: texts,
  field: z.string(),
  principal: z.string(),
  way: z.string(),
  actual: z.string(),
  legal: texts,
  advice: z.string(),
  decideBy: instant,
  mode,
  paths: texts,
  startsAt: instant,
  endsAt: instant,
  templateId: z.string(),
  rule: z.string(),
  uses: z.int(),
  required: z.int(),
  eligible: z.int(),
  key: z.string(),
  size: z.int(),
  limit: z.int(),
  neededBytes: z.int(),
  freeBytes: z.int(),
  hostnames: texts,
  owners: z.record(z.string(), z.string()),
  wildcard: z.string(),
  version: z.int(),
  planVersion: z.int(),
  digest: z.string(),
  leadTimeSeconds: z.int(),
  maximumDurationSeconds: z.int(),
  maximumAheadSeconds: z.int(),
  timeZone,
  candidates: texts,
  lockedUntil: instant,
  retryAfterSeconds: z.int(),
  roles: texts,
  requiredRoles: texts,
  maxAgeSeconds: z.int(),
  authenticatedAt: instant,
};

export const problem = z.extend(z.partial(z.object(facts)), {
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(statuses)),
  detail: z.string(),
  requestId: z.string(),
});

/** What API Gateway answers by itself: no signature or permission (403), no such route (404), too many requests (429), no function (500, 503). */
export const gatewayRefusal = z.object({ message: z.string() });
