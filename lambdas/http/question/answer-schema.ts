import * as z from 'zod/mini';
import { proposalAnswer } from '../proposal/answer-schema';
import { id, instant } from '../server/fields';
import { requestedBy } from '../voting/answer-schema';
import { replacedPlan, windowAnswer } from '../window/answer-schema';

const questionKinds = ['request', 'change', 'amendment', 'emergency', 'policy', 'template'] as const;

const questionAnswer = z.object({
  /** `change`: a plan that was edited before it was approved. `emergency`: whether it was justified. */
  kind: z.enum(questionKinds),
  siteId: id,
  /** The windowId or proposalId, and which of its plans; a vote names the version or the digest. */
  subjectId: z.string(),
  planVersion: z.int(),
  digest: z.string(),
  decideBy: instant,
  askedAt: instant,
  reason: z.string(),
  requestedBy,
  /** Approvals needed, and the votes so far of those who may vote. */
  required: z.int(),
  given: z.int(),
  rejections: z.int(),
  /** How the caller stands to it; absent for machines and for those whom the directory does not know. */
  you: z.optional(z.object({ mayAnswer: z.boolean(), vote: z.optional(z.enum(['approve', 'reject'])) })),
  /** What is asked about: one of the two. Of an amendment, the plan asked about is the window's `amendment`. */
  window: z.optional(windowAnswer),
  proposal: z.optional(proposalAnswer),
  /** The plan that a changed plan or an amendment takes the place of. */
  replaces: z.optional(replacedPlan),
});

export const questionPage = z.object({ items: z.array(questionAnswer), cursor: z.optional(z.string()) });
