import * as z from 'zod/mini';
import { pathMatches } from '../../../edge/document/document';
import { proposalStatuses } from '../../domain/proposal/proposal';
import { id, instant, proposalId } from '../server/fields';
import { policy } from '../site/policy-schema';
import { approvals, requestedBy } from '../voting/answer-schema';
import { kind, template } from './schema';

export const proposalAnswer = z.object({
  proposalId,
  siteId: id,
  kind,
  status: z.enum(proposalStatuses),
  /** Kind `policy`: what is proposed, and what it replaces. */
  policy: z.optional(policy),
  replaces: z.optional(policy),
  /** Kind `template`. */
  template: z.optional(
    z.object({
      ...template,
      /** Those that were chosen, or all that the site had when it was proposed; later ones are not covered. */
      hostnames: z.array(z.string()),
      hostnamesChosen: z.optional(z.boolean()),
      paths: z.array(z.string()),
      /** Of the site when it was proposed; `segments` when absent. */
      pathMatch: z.optional(z.enum(pathMatches)),
      expiresAt: instant,
    }),
  ),
  /** Windows made from the template so far. */
  used: z.optional(z.int()),
  /**
   * Where templates are listed or shown: whether windows can be made from it now. It is approved and neither revoked, used up,
   * expired, nor of a deleted site.
   */
  usable: z.optional(z.boolean()),
  /** Where proposals are listed or shown: it was for a site that was deleted since. Another one may have its id. */
  ofDeletedSite: z.optional(z.boolean()),
  reason: z.string(),
  ticket: z.optional(z.string()),
  requestedBy,
  requestedAt: instant,
  decideBy: instant,
  decidedAt: z.optional(instant),
  /** When an approved template was revoked. */
  revokedAt: z.optional(instant),
  planVersion: z.int(),
  digest: z.string(),
  version: z.int(),
  approvals,
});

export const proposalPage = z.object({ items: z.array(proposalAnswer), cursor: z.optional(z.string()) });
