import * as z from 'zod/mini';
import { forms } from '../../domain/forms';
import { counts, lengths, policyRanges, ranges } from '../../domain/limits';
import { proposalKinds, proposalStatuses } from '../../domain/proposal/proposal';
import {
  distinct,
  formed,
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
import { hostname } from '../site/network-fields';

export const kind = z.enum(proposalKinds);

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

export const template = {
  name: line(lengths.templateName),
  mode,
  maximumDurationSeconds: integer(policyRanges.maximumDurationSeconds),
  uses: integer(ranges.templateUses),
  hours: z.exactOptional(hours),
  texts: z.exactOptional(texts),
};

export const templateRequest = z.strictObject({
  ...template,
  hostnames: z.exactOptional(distinct(hostname, 1, counts.hostnamesPerSite)),
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
