import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Config } from '../../config';
import { acceptWildcard, acknowledge } from '../shared/acknowledge';
import { QuiesceFunction } from '../shared/quiesce-function';
import { StreamReader } from '../shared/stream-reader';
import type { Undelivered } from '../shared/undelivered';
import type { ControlData } from './control-data';

export interface AuditArchiveProps {
  readonly stackName: string;
  readonly settings: NonNullable<Config['auditArchive']>;
  readonly data: ControlData;
  readonly undelivered: Undelivered;
  readonly logRetention: RetentionDays;
}

/**
 * The audit log once more, out of reach of whoever can change the table: one object for each entry, in a bucket with Object Lock.
 * Quiesce itself can add objects and nothing else. The bucket stays when the archive is switched off or the stack is deleted.
 */
export class AuditArchive extends Construct {
  readonly bucket: Bucket;
  readonly archiveAudit: QuiesceFunction<'archive-audit'>;

  constructor(scope: Construct, id: string, props: AuditArchiveProps) {
    super(scope, id);
    const { data, undelivered, logRetention } = props;
    this.bucket = this.lockedBucket(props);
    this.archiveAudit = new QuiesceFunction(this, 'ArchiveAudit', {
      name: 'archive-audit',
      environment: {
        AUDIT_TABLE: data.audit.tableName,
        ARCHIVE_BUCKET: this.bucket.bucketName,
        ARCHIVE_HOST: this.bucket.bucketRegionalDomainName,
      },
      // Some 1,000 entries that are older than the archive, one after the other.
      timeout: Duration.minutes(2),
      logRetention,
    });
    data.grantReadAudit(this.archiveAudit);
    this.grantAdd();
    new StreamReader(this, 'Entries', {
      table: data.audit,
      target: this.archiveAudit,
      onFailure: undelivered.changes,
      patience: 'whole-stream',
    });
    this.addReaderPolicy(props.stackName);
  }

  private lockedBucket({ settings: { mode, retentionDays } }: AuditArchiveProps): Bucket {
    const days = Duration.days(retentionDays);
    const bucket = new Bucket(this, 'Bucket', {
      objectLockEnabled: true,
      objectLockDefaultRetention:
        mode === 'COMPLIANCE' ? ObjectLockRetention.compliance(days) : ObjectLockRetention.governance(days),
      versioned: true, // Object Lock demands it
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const statement of addOnly(bucket)) bucket.addToResourcePolicy(statement);
    acknowledge(
      bucket,
      'S1',
      'Access logs would need another bucket; CloudTrail data events of this one are yours to turn on.',
    );
    return bucket;
  }

  /** It lists names to know where to go on, and cannot read what it wrote. */
  private grantAdd(): void {
    const { bucketArn } = this.bucket;
    const allow = (action: string, resource: string) =>
      this.archiveAudit.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    allow('s3:PutObject', `${bucketArn}/*`);
    allow('s3:ListBucket', bucketArn);
    acceptWildcard(
      this.archiveAudit.role,
      `${bucketArn}/*`,
      'Objects are named after entries, which do not exist yet.',
    );
  }

  /** For auditors, who compare the copy with the table by their own credentials: nothing of Quiesce reads the bucket for them. */
  private addReaderPolicy(stackName: string): void {
    const { bucketArn } = this.bucket;
    const policy = new ManagedPolicy(this, 'Auditor', {
      managedPolicyName: `${stackName}-auditor`,
      description: 'May read the copy of the audit log',
      statements: [
        new PolicyStatement({ actions: ['s3:ListBucket', 's3:ListBucketVersions'], resources: [bucketArn] }),
        new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: [`${bucketArn}/*`] }),
      ],
    });
    acceptWildcard(policy, `${bucketArn}/*`, 'Auditors read all entries.');
  }
}

/**
 * The same for everybody, administrators included, until this policy is removed, which CloudTrail records: no upload without
 * If-None-Match, and so none in place of another; no removal, which would hide an object behind a marker.
 * Lifecycle rules are not subject to it; they can remove what is not locked any more.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
function addOnly({ bucketArn }: Bucket): PolicyStatement[] {
  const deny = { effect: Effect.DENY, principals: [new AnyPrincipal()] };
  const removals = ['DeleteObject', 'DeleteObjectVersion', 'BypassGovernanceRetention'];
  return [
    new PolicyStatement({
      ...deny,
      actions: ['s3:PutObject'],
      resources: [`${bucketArn}/*`],
      conditions: { Null: { 's3:if-none-match': 'true' } },
    }),
    new PolicyStatement({ ...deny, actions: removals.map((name) => `s3:${name}`), resources: [`${bucketArn}/*`] }),
  ];
}
