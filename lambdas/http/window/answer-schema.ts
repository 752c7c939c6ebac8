import * as z from 'zod/mini';
import { pathMatches } from '../../../edge/document/document';
import { methods } from '../../domain/site/methods';
import { amendmentOutcomes, emergencyStatuses, windowStatuses } from '../../domain/window/window';
import { id, instant, mode, proposalId, windowId } from '../server/fields';
import { enforcement } from '../site/enforcement-schema';
import { approvals, requestedBy } from '../voting/answer-schema';
import { flipProof } from './proof-schema';

const onApproval = z.object({
  notBefore: z.optional(instant),
  notAfter: instant,
  durationSeconds: z.int(),
  /** From the approval to the start, at least. */
  leadSeconds: z.int(),
  /** When it was approved: `startsAt` and `endsAt` are final from then on. */
  approvedAt: z.optional(instant),
});

/** What people approve. */
const plan = {
  mode,
  startsAt: instant,
  endsAt: instant,
  /**
   * Of a window that starts as soon as it is approved: what is voted on in place of a start and an end. `startsAt` and `endsAt`
   * are the latest possible until it is approved, and then what the approval made them.
   */
  onApproval: z.optional(onApproval),
  hostnames: z.array(z.string()),
  /** Some of the site's were chosen; absent when it is for all of them. */
  hostnamesChosen: z.optional(z.boolean()),
  paths: z.array(z.string()),
  /** What the paths cover; `segments` when absent. */
  pathMatch: z.optional(z.enum(pathMatches)),
  message: z.optional(z.string()),
  messages: z.optional(z.record(z.string(), z.string())),
  /** Read-only: the methods that pass. */
  allowedMethods: z.optional(z.array(z.enum(methods))),
  corsOrigins: z.optional(z.array(z.string())),
  /** By how many seconds the window may be extended without a new approval. */
  overrunSeconds: z.optional(z.int()),
};

/** A plan that another takes the place of. */
export const replacedPlan = z.object(plan);

const amendment = z.object({
  planVersion: z.int(),
  digest: z.string(),
  ...plan,
  reason: z.string(),
  requestedBy,
  requestedAt: instant,
  decideBy: instant,
  approvals,
  /** How it ended. An approved amendment becomes the plan and is not shown here. */
  decided: z.optional(z.object({ outcome: z.enum(amendmentOutcomes), at: instant })),
});

const emergency = z.object({
  status: z.enum(emergencyStatuses),
  ratifyBy: instant,
  ratifiedAt: z.optional(instant),
  ratifiedBy: z.optional(z.string()),
  lapsedAt: z.optional(instant),
});

export const windowAnswer = z.object({
  windowId,
  siteId: id,
  status: z.enum(windowStatuses),
  /** `endsAt` is the end in force. */
  ...plan,
  /** Set when the end in force is later than the plan's. */
  extendedTo: z.optional(instant),
  /** The end of the plan that was approved, where `extendedTo` is later. */
  plannedEndsAt: z.optional(instant),
  timeZone: z.string(),
  reason: z.string(),
  ticket: z.optional(z.string()),
  /** What `reason` and `ticket` were before, and the reasons of earlier amendments, oldest first; the latest 20. */
  earlierReasons: z.optional(
    z.array(
      z.object({
        planVersion: z.int(),
        reason: z.string(),
        ticket: z.optional(z.string()),
        /** Of the window when it got another reason; of an amendment, how it ended. */
        status: z.enum(windowStatuses),
        at: instant,
      }),
    ),
  ),
  requestedBy,
  requestedAt: instant,
  decideBy: instant,
  planVersion: z.int(),
  digest: z.string(),
  version: z.int(),
  approvals,
  amendment: z.optional(amendment),
  emergency: z.optional(emergency),
  templateId: z.optional(proposalId),
  comments: z.array(
    z.object({ personId: z.string(), machineId: z.optional(z.string()), at: instant, text: z.string() }),
  ),
  decidedAt: z.optional(instant),
  activatedAt: z.optional(instant),
  completedAt: z.optional(instant),
  startMissed: z.optional(z.boolean()),
  revision: z.int(),
  /** For an approved window that is too far ahead to be at the edge yet: when it will be there, at the latest. */
  armsAt: z.optional(instant),
});

/** One window, with how its start and its end were seen from outside so far. */
export const shownWindow = z.extend(windowAnswer, { proofs: z.optional(z.array(flipProof)) });

/** The answer of calls that change what the edge enforces. */
export const windowWithEnforcement = z.extend(windowAnswer, enforcement);

/** The answer of a PATCH. */
export const editedWindow = z.extend(windowWithEnforcement, {
  effect: z.object({
    /** The plan version that is enforced, or armed for its start; absent when none is. */
    inForce: z.optional(z.int()),
    /** The plan version that is open for votes; absent when none is. */
    asked: z.optional(z.int()),
    /** The same in a sentence. */
    meaning: z.string(),
  }),
});

export const windowPage = z.object({ items: z.array(windowAnswer), cursor: z.optional(z.string()) });
