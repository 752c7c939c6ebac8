import * as z from 'zod/mini';
import { boundaries } from '../domain/window/window';

/** What the functions of this stack hand each other. Each function checks what it is given, whoever sent it. */
const request = { subjectId: z.string(), planVersion: z.int() };

export const notification = z.object({
  ...request,
  taskToken: z.optional(z.string()),
  /** An approver whose links no longer work, or whose mail never left. */
  replaceLinkFor: z.optional(z.string()),
  /** Others did something to it that people are told of. */
  notices: z.optional(z.literal(true)),
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
    /** The plan version whose execution ended without storing a token. */
    restart: z.optional(z.int()),
  }),
});

export const publication = z.object({ siteId: z.string() });

/** Which mailboxes are compared with SNS: all, by a schedule, or those that a request on a site is about to need. */
export const mailboxCheck = z.discriminatedUnion('check', [
  z.object({ check: z.literal('all') }),
  z.object({
    check: z.literal('voters'),
    siteId: z.string(),
    /** The caller who asks, and so does not vote. */
    principal: z.string(),
  }),
]);
export type MailboxCheck = z.output<typeof mailboxCheck>;
export type VoterCheck = Extract<MailboxCheck, { readonly check: 'voters' }>;
