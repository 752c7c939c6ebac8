import * as z from 'zod/mini';
import { boundaries } from '../domain/window/window';

/** The payloads that the functions of this stack send each other. Each function validates what it gets. */
const request = { subjectId: z.string(), planVersion: z.int() };

export const notification = z.object({
  ...request,
  taskToken: z.optional(z.string()),
  /** An approver whose links no longer work, or whose mail was never sent. */
  replaceLinkFor: z.optional(z.string()),
  /** People are to be mailed about something that others did to it. */
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

export const proofCall = z.object({ windowId: z.string(), boundary: z.enum(boundaries) });

export const subjectRepair = z.object({
  repair: z.object({
    subjectId: z.string(),
    /** The plan version whose execution ended without storing a token. */
    restart: z.optional(z.int()),
  }),
});

/** What publish-edge is asked: to publish a site, to publish everything that is due, or to look for changes made by hand. */
export const publication = z.union([
  z.object({ siteId: z.string() }),
  z.object({ due: z.literal(true) }),
  z.object({ check: z.literal('store') }),
]);

/**
 * Which mailboxes to compare with SNS: those that it is time for (on a schedule), all of them (by hand), or those that a request
 * on a site is about to need.
 */
export const mailboxCheck = z.discriminatedUnion('check', [
  z.object({ check: z.literal('due') }),
  z.object({ check: z.literal('all') }),
  z.object({
    check: z.literal('voters'),
    siteId: z.string(),
    /** The caller, who asks and so cannot vote. */
    principal: z.string(),
    /** The window whose plan is to be another one. */
    windowId: z.optional(z.string()),
  }),
]);
export type MailboxCheck = z.output<typeof mailboxCheck>;
export type VoterCheck = Extract<MailboxCheck, { readonly check: 'voters' }>;

/** What public-notices is asked: an event about a window or a site, or `{windowId}`. */
export const noticeCall = z.pipe(
  z.union([
    z.object({ windowId: z.string() }),
    z.object({ detail: z.object({ siteId: z.string(), windowId: z.optional(z.string()) }) }),
  ]),
  z.transform((call): { readonly windowId?: string | undefined; readonly siteId?: string } =>
    'detail' in call ? call.detail : call,
  ),
);
