import * as z from 'zod/mini';
import { pathMatches } from '../../../edge/document/document';
import { forms } from '../../domain/forms';
import { counts, lengths, policyRanges, ranges } from '../../domain/limits';
import { proposalKinds, proposalStatuses } from '../../domain/proposal/proposal';
import {
  distinct,
  formed,
  id,
  instant,
  instantFilter,
  integer,
  line,
  mode,
  paths,
  proposalId,
  reason,
  ticket,
  timeZone,
} from '../server/fields';
import { page } from '../server/paging-fields';
import { policy } from '../site/policy-schema';
import { approvals, requestedBy } from '../voting/question-schema';

const kind = z.enum(proposalKinds);

const hours = z.strictObject({
  from: formed(forms.timeOfDay),
  to: formed(forms.endOfHours),
  /** 1 is Monday. */
  days: z.exactOptional(distinct(integer(ranges.weekday), 1, ranges.weekday[1])),
  timeZone,
});

/** Which texts windows may have for visitors; 0 characters: none. */
const texts = z.strictObject({
  maximumLength: integer([0, lengths.message]),
  languages: z.exactOptional(distinct(formed(forms.languageTag), 0, counts.languagesPerWindow)),
});

const template = {
  name: line(lengths.templateName),
  mode,
  maximumDurationSeconds: integer(policyRanges.maximumDurationSeconds),
  uses: integer(ranges.templateUses),
  hours: z.exactOptional(hours),
  texts: z.exactOptional(texts),
};

export const templateRequest = z.strictObject({
  ...template,
  paths: z.exactOptional(paths),
  expiresAt: instantFilter,
  reason,
  ticket: z.exactOptional(ticket),
});

export const proposalPath = z.strictObject({ proposalId });

export const proposalFilter = z.strictObject({
  kind: z.exactOptional(kind),
  status: z.exactOptional(z.enum(proposalStatuses)),
  ...page,
});

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
      /** Of the site when it was proposed; later ones are not covered. */
      hostnames: z.array(z.string()),
      paths: z.array(z.string()),
      /** Of the site when it was proposed; `segments` when absent. */
      pathMatch: z.optional(z.enum(pathMatches)),
      expiresAt: instant,
    }),
  ),
  /** Windows made from the template so far. */
  used: z.optional(z.int()),
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
