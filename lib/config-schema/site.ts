import { z } from 'zod';
import { pathMatches } from '../../edge/document/document';
import { forms } from '../../lambdas/domain/forms';
import { counts, lengths, ranges } from '../../lambdas/domain/limits';
import { methods } from '../../lambdas/domain/site/methods';
import { noticeLanguages } from '../../lambdas/domain/site/notice-languages';
import { formed, id, line, listOf, seconds, timeZone } from './fields';
import { policy } from './policy';

export const site = z.strictObject({
  siteId: id,
  /** `*.shop.example.com`, too, where the gate has wildcards. */
  hostnames: listOf(
    z.string().toLowerCase().pipe(formed(forms.protectedHostname)),
    counts.hostnamesPerSite,
    'hostname',
  ).min(1, 'must name at least one hostname'),
  timeZone: timeZone.default('UTC'),
  /** Replaces the API's standard list (health checks, ACME challenges, robots.txt). */
  exemptions: listOf(formed(forms.exemption), counts.exemptionsPerSite, 'exemption').optional(),
  policy: policy.default({}),
  /** What passes in read-only mode; the API's default is GET, HEAD and OPTIONS. */
  allowedMethods: z
    .array(z.enum(methods, `must be one of ${methods.join(', ')}`))
    .min(1, 'must name at least one method')
    .optional(),
  corsOrigins: listOf(formed(forms.origin), counts.originsPerSite, 'origin').optional(),
  /** What a path prefix covers: whole segments, or segments with a suffix like `/shop.json` as well. */
  pathMatch: z.enum(pathMatches, `must be one of ${pathMatches.join(', ')}`).optional(),
  /** The longest wait that refused clients are told. */
  retryAfterMaximumSeconds: seconds(ranges.retryAfterMaximumSeconds).optional(),
  /** How the site looks to people. */
  branding: z
    .strictObject({ name: line(lengths.siteName), logo: formed(forms.logo), accentColor: formed(forms.color) })
    .partial()
    .optional(),
  /** The public is told of its windows, in these languages; not at all when there is none. */
  notices: z
    .strictObject({
      languages: z.array(z.enum(noticeLanguages, `must be one of ${noticeLanguages.join(', ')}`)),
    })
    .optional(),
  /** Address ranges that always pass. Links and the header secret are created through the API. */
  bypass: z.strictObject({ cidrs: listOf(formed(forms.cidr), counts.cidrsPerSite, 'address range') }).optional(),
});
