import * as z from 'zod/mini';
import { assurances, decisions } from '../../domain/voting/question';
import { instant, reason } from '../server/fields';

/** The body of cancel and of end; it may be left out. */
export const decision = z.strictObject({ reason: z.exactOptional(reason) });

/** The body of a vote or its withdrawal. It names the plan version or digest that was read, unless `If-Match` does. */
export const answer = z.strictObject({
  reason: z.exactOptional(reason),
  planVersion: z.exactOptional(z.int().check(z.minimum(1))),
  digest: z.exactOptional(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be the digest as read'))),
});

const vote = z.object({
  approverId: z.string(),
  decision: z.enum(decisions),
  at: instant,
  reason: z.optional(z.string()),
  assurance: z.enum(assurances),
});

/** How a question is decided, and the votes on it so far. */
export const approvals = z.object({
  required: z.int(),
  /** One rejection decides; without veto the majority does. */
  veto: z.boolean(),
  /** Votes through the signed API only. */
  requireLogin: z.boolean(),
  votes: z.array(vote),
});

export const requestedBy = z.object({
  principal: z.string(),
  personId: z.optional(z.string()),
  machineId: z.optional(z.string()),
});

/** How one voting link was used. Many opens within a second come from a mail scanner. */
const attempt = z.object({
  approverId: z.string(),
  planVersion: z.int(),
  /** Counted up to 100, like the other two. */
  opens: z.int(),
  wrongCodes: z.int(),
  /** Opens and votes that were answered with a refusal. */
  refusals: z.int(),
  firstOpenedAt: z.optional(instant),
  /** As counted: at most 100 opens are. */
  lastOpenedAt: z.optional(instant),
});

export const attemptList = z.object({ items: z.array(attempt) });
