import { z } from 'zod';
import type { PolicyDocument, Runtime } from '../gateway/service';
import { asText } from '../template/cloudformation';
import { policyOf } from '../wire/policy';

const mode = z.enum(['GOVERNANCE', 'COMPLIANCE']);
const enabled = z.object({ Status: z.literal('Enabled') });

/** What a template may say of a bucket here. Encryption and public access make no difference on one machine. */
const propertiesSchema = z.strictObject({
  BucketName: z.string().optional(),
  BucketEncryption: z.unknown().optional(),
  PublicAccessBlockConfiguration: z.unknown().optional(),
  OwnershipControls: z.unknown().optional(),
  Tags: z.unknown().optional(),
  VersioningConfiguration: enabled,
  ObjectLockEnabled: z.literal(true),
  ObjectLockConfiguration: z.strictObject({
    ObjectLockEnabled: z.literal('Enabled'),
    Rule: z.strictObject({
      DefaultRetention: z.strictObject({ Mode: mode, Days: z.coerce.number().int().min(1).max(36_500) }),
    }),
  }),
});

export type RetentionMode = z.output<typeof mode>;

export interface Bucket {
  readonly name: string;
  readonly arn: string;
  /** Of every object from its upload on. */
  readonly retention: { readonly mode: RetentionMode; readonly days: number };
  readonly policy: PolicyDocument | undefined;
}

/**
 * The template's buckets with Object Lock. Others are not served: functions do not use them.
 * @throws Error naming one with a property that is not known here
 */
export function bucketsOf({ template }: Runtime): ReadonlyMap<string, Bucket> {
  const policies = template.ofType('AWS::S3::BucketPolicy');
  const locked = template.ofType('AWS::S3::Bucket').filter(({ properties }) => properties.ObjectLockEnabled === true);
  const buckets = locked.map(({ logicalId, physicalId: name, arn, properties }) => {
    const parsed = propertiesSchema.safeParse(properties);
    if (!parsed.success)
      throw new Error(`The local runtime does not know a bucket such as ${logicalId}: ${parsed.error.message}`);
    const { Mode, Days } = parsed.data.ObjectLockConfiguration.Rule.DefaultRetention;
    const documents = policies
      .filter((policy) => asText(policy.properties.Bucket, policy.logicalId) === name)
      .map((policy) => policy.properties.PolicyDocument);
    const policy = policyOf(documents, logicalId);
    return { name, arn, retention: { mode: Mode, days: Days }, policy };
  });
  return new Map(buckets.map((bucket) => [bucket.name, bucket]));
}
