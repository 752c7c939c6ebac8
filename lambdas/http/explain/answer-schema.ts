import * as z from 'zod/mini';
import { edgeRules } from '../../../edge/function/rule';
import { assurances } from '../../domain/voting/question';
import { boundaries } from '../../domain/window/window';
import { id, instant, mode, modeOrOpen, windowId } from '../server/fields';
import { basis, publication } from '../site/answer-schema';

const approver = z.object({ approverId: z.string(), at: instant, assurance: z.enum(assurances) });

const decisive = z.object({
  windowId,
  reason: z.string(),
  startsAt: instant,
  endsAt: instant,
  /** For an emergency: in force before anybody approved it; `approvers` are those who ratified it. */
  emergency: z.optional(z.boolean()),
  approvers: z.array(approver),
});

const verdict = {
  /** The edge's own name for the rule that decides. */
  rule: z.enum(edgeRules),
  /** The mode in force for the request; `open` when no window covers it. */
  mode: modeOrOpen,
  /** The window that covers the request. */
  window: z.optional(decisive),
};

export const explanation = z.object({
  at: instant,
  basis,
  ...verdict,
  /** What the edge will do once it has everything that is decided, where that is something else. */
  planned: z.optional(z.object(verdict)),
  siteId: z.optional(id),
  /** The hostname or wildcard that matched the host. */
  matchedHostname: z.optional(z.string()),
  nextBoundary: z.optional(z.object({ at: instant, boundary: z.enum(boundaries), windowId, mode })),
  revision: z.optional(z.int()),
  publishedRevision: z.optional(z.int()),
  ...publication,
});
