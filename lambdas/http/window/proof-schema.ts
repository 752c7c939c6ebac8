import * as z from 'zod/mini';
import { hostnameOutcomes, proofOutcomes, unaskableReasons } from '../../domain/window/flip-proof';
import { boundaries } from '../../domain/window/window';
import { instant, mode } from '../server/fields';

/** RFC 3339 in UTC with milliseconds. */
const exactInstant = z.string();

const hostnameProof = z.object({
  hostname: z.string(),
  outcome: z.enum(hostnameOutcomes),
  /** Why it could not be asked. */
  reason: z.optional(z.enum(unaskableReasons)),
  asks: z.int(),
  seenAt: z.optional(exactInstant),
  /** In its status document, when it was last asked. */
  revision: z.optional(z.int()),
  /** How a page that the window covers was answered. */
  page: z.optional(z.object({ path: z.string(), httpStatus: z.int(), mode: z.optional(mode) })),
});

/** How a start or an end was seen from outside. */
export const flipProof = z.object({
  boundary: z.enum(boundaries),
  dueAt: instant,
  outcome: z.enum(proofOutcomes),
  /** When the first request was sent: what changed before was not seen earlier. */
  askedAt: exactInstant,
  seenAt: z.optional(exactInstant),
  /** From `dueAt` to `seenAt`. */
  latenessMs: z.optional(z.int()),
  hostnames: z.array(hostnameProof),
});
