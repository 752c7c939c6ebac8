import { z } from 'zod';
import { atMost, id, listOf, whole } from './fields';

/** Where events are posted to. Six of them fit into a function's environment. */
export const webhook = z.strictObject({
  webhookId: id,
  url: z
    .url('must be a URL')
    .max(200, atMost(200, 'character'))
    .regex(/^https?:\/\/[^@?#]+(\?[^#]*)?$/, 'must be an https URL without a user name and a fragment'),
  /** Detail-types, or their beginning up to a dot; every event when left out. */
  types: listOf(
    z.string().regex(/^[a-z]+\.[a-z-]*$/, 'must be a type such as window.approved, or its beginning up to the dot'),
    20,
    'type',
  )
    .min(1, 'must name at least one type')
    .optional(),
  siteIds: listOf(id, 20, 'site').min(1, 'must name at least one site').optional(),
});

/** S3 keeps nothing longer. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html */
const longestRetention = 36_500;

export const auditArchive = z.strictObject({
  /** So long nobody can remove a copied entry. It holds for what is copied from then on. */
  retentionDays: whole([1, longestRetention], ' of days'),
  /** GOVERNANCE: who has `s3:BypassGovernanceRetention` can remove one all the same. COMPLIANCE: nobody can, not even AWS. */
  mode: z.enum(['GOVERNANCE', 'COMPLIANCE'], 'must be GOVERNANCE or COMPLIANCE').default('GOVERNANCE'),
});
