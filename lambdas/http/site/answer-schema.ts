import * as z from 'zod/mini';
import { pathMatches } from '../../../edge/document/document';
import { methods } from '../../domain/site/methods';
import { bases, notPublishedReasons } from '../../domain/site/publication';
import { boundaries } from '../../domain/window/window';
import { proposalAnswer } from '../proposal/answer-schema';
import { id, instant, mode, modeOrOpen, windowId } from '../server/fields';
import { branding } from './branding-schema';
import { enforcement } from './enforcement-schema';
import { notices } from './notices-schema';
import { policy } from './policy-schema';

export const siteAnswer = z.object({
  siteId: id,
  hostnames: z.array(z.string()),
  policy,
  timeZone: z.string(),
  exemptions: z.array(z.string()),
  allowedMethods: z.array(z.enum(methods)),
  corsOrigins: z.array(z.string()),
  pathMatch: z.enum(pathMatches),
  retryAfterMaximumSeconds: z.int(),
  branding,
  notices,
  /**
   * Bypass secrets are shown only once, when they are created. This shows how many keys sign links, and whether there
   * is a header secret.
   */
  bypass: z.object({ cidrs: z.array(z.string()), linkKeys: z.int(), header: z.boolean() }),
  version: z.int(),
});

/** The site as it is now, and the proposal for the policy that was asked for. */
export const siteWithProposal = z.extend(siteAnswer, {
  proposal: proposalAnswer,
  /** What is in effect now and what is not. */
  effect: z.object({ meaning: z.string() }),
});

export const siteList = z.object({ items: z.array(siteAnswer), cursor: z.optional(z.string()) });

const coveringWindow = z.object({
  windowId,
  mode,
  startsAt: instant,
  endsAt: instant,
  hostnames: z.array(z.string()),
  paths: z.array(z.string()),
});

/** Whether the edge store now has the newest state; if not, why. */
export const publication = {
  published: z.optional(z.boolean()),
  notPublishedReason: z.optional(z.enum(notPublishedReasons)),
};

/** `edge`: what the edge has. `plan`: windows decide at that time that are too far ahead to be at the edge yet. */
export const basis = z.enum(bases);

export const siteStatusAnswer = z.object({
  siteId: id,
  /** What visitors know the site as. */
  name: z.optional(z.string()),
  at: instant,
  basis,
  /** What the edge enforces: the strictest mode on any hostname and path; `open` when there is none. */
  mode: modeOrOpen,
  /** The window with that mode. */
  window: z.optional(coveringWindow),
  /** The strictest mode of `windows`, where the edge enforces another one because it does not have them yet. */
  plannedMode: z.optional(modeOrOpen),
  /** The approved windows at that time; `armed` when the edge has them. */
  windows: z.array(z.extend(coveringWindow, { armed: z.boolean() })),
  /** With the mode of its window. */
  nextBoundary: z.optional(z.object({ at: instant, boundary: z.enum(boundaries), windowId, mode })),
  revision: z.int(),
  publishedRevision: z.int(),
  ...publication,
  published: z.boolean(),
  expectedEnforcedBy: z.optional(instant),
  /** As of now, whatever `at` is. */
  breakGlass: z.object({
    /** By the policy of the site. */
    allowed: z.boolean(),
    /** Until somebody ratifies the emergencies that are overdue or refused. */
    suspended: z.boolean(),
    unratified: z.array(z.object({ windowId, ratifyBy: instant })),
  }),
  /** How many requests people decide on, as of now. */
  requests: z.int(),
  /** The number of the newest entry of the site's audit log, as of now: it grows with everything that changes on the site. */
  auditSeq: z.int(),
});

/** As of now, without `at`: what has not changed is the same answer. */
export const statusList = z.object({
  items: z.array(z.omit(siteStatusAnswer, { at: true })),
  cursor: z.optional(z.string()),
});

const change = { siteId: id, revision: z.int(), ...enforcement };

/** `revision` is the first one with this change. */
export const bypassChange = z.object(change);

/** Opens the site for its holder until `expiresAt`. */
export const bypassLink = z.object({ url: z.string(), expiresAt: instant, ...change });

/** The value of the header `x-maintenance-bypass`, shown only this once. */
export const bypassHeader = z.object({ secret: z.string(), ...change });
