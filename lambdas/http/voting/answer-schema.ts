import * as z from 'zod/mini';
import { assurances, decisions } from '../../domain/voting/question';
import { instant } from '../server/fields';

const vote = z.object({
  approverId: z.string(),
  decision: z.enum(decisions),
  at: instant,
  reason: z.optional(z.string()),
  assurance: z.enum(assurances),
  /** Where and when they signed in, of the assurance `login`. */
  signIn: z.optional(z.object({ issuer: z.string(), authenticatedAt: z.optional(instant) })),
});

/** How a question is decided, and the votes on it so far. */
export const approvals = z.object({
  required: z.int(),
  /** One rejection decides; without veto the majority does. */
  veto: z.boolean(),
  /** Votes signed in or signed only. */
  requireLogin: z.boolean(),
  /** How old a sign-in may be to vote; any age when absent. */
  signInMaxAgeSeconds: z.optional(z.int()),
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
