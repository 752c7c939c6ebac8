import * as z from 'zod/mini';
import { boundaries } from '../domain/window/window';

/** What the functions of this stack hand each other. Each function checks what it is given, whoever sent it. */
const request = { subjectId: z.string(), planVersion: z.int() };

export const notification = z.object({
  ...request,
  taskToken: z.optional(z.string()),
  /** An approver whose link was burned. */
  replaceLinkFor: z.optional(z.string()),
  /** The decision was reversed after it was mailed. */
  reversed: z.optional(z.literal(true)),
});

export const conclusion = z.object({ ...request, outcome: z.enum(['settled', 'timed-out']) });

export const boundary = z.object({
  windowId: z.string(),
  planVersion: z.int(),
  revision: z.int(),
  boundary: z.enum(boundaries),
});

export const subjectRepair = z.object({
  repair: z.object({
    subjectId: z.string(),
    /** The plan version whose flow died without storing a token. */
    restart: z.optional(z.int()),
  }),
});

export const publication = z.object({ siteId: z.string() });

/** Which mailboxes a schedule has compared with SNS: those that have not answered yet, or all. */
export const mailboxCheck = z.object({ check: z.enum(['unconfirmed', 'all']) });
export type MailboxCheck = z.output<typeof mailboxCheck>;
