import { ConfigError, parseConfig } from '../../lib/config';
import { permissions } from './permissions';
import { type Settings, spoken, synthesize } from './synthesize';

const template = synthesize({ auditArchive: { retentionDays: 400 } });
const all = (type: string, from = template) => Object.values(from.findResources(type));
/** Other buckets of the stack lock nothing. */
const lockedBuckets = (from = template) =>
  all('AWS::S3::Bucket', from).filter(({ Properties }) => Properties.ObjectLockEnabled);
const propertiesOf = (type: string, from = template) => all(type, from).map(({ Properties }) => Properties);

describe('the copy of the audit log', () => {
  it('is not there unless the configuration has it', () => {
    const without = synthesize();
    expect(lockedBuckets(without)).toEqual([]);
    expect(JSON.stringify(without)).not.toContain('archive-audit');
  });

  it('is in a bucket that locks each object from its upload on, private, encrypted, and kept whatever becomes of the stack', () => {
    expect(lockedBuckets()).toEqual([
      expect.objectContaining({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }),
    ]);
    expect(lockedBuckets().map(({ Properties }) => Properties)).toEqual([
      {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 400 } },
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
      },
    ]);
  });

  it('denies everybody plain text, uploads that could overwrite, and removals', () => {
    const [policy] = propertiesOf('AWS::S3::BucketPolicy').filter(({ Bucket }) => spoken(Bucket) === 'ArchiveBucket');
    const statements = policy?.PolicyDocument.Statement as readonly Record<string, unknown>[];
    expect(
      statements.map(({ Effect, Principal, Action, Condition }) => ({ Effect, Principal, Action, Condition })),
    ).toEqual(
      [
        { Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { Action: 's3:PutObject', Condition: { Null: { 's3:if-none-match': 'true' } } },
        { Action: ['s3:BypassGovernanceRetention', 's3:DeleteObject', 's3:DeleteObjectVersion'], Condition: undefined },
      ].map((one) => ({ Effect: 'Deny', Principal: { AWS: '*' }, ...one })),
    );
  });

  it('is written by a function that can add and list, and neither read, overwrite nor remove', () => {
    expect(permissions(template).get('ArchiveArchiveAuditRole')).toEqual([
      'dynamodb:DescribeStream on DataAudit.StreamArn',
      'dynamodb:GetRecords on DataAudit.StreamArn',
      'dynamodb:GetShardIterator on DataAudit.StreamArn',
      'dynamodb:ListStreams on DataAudit/stream/*',
      'dynamodb:Query on DataAudit',
      'logs:CreateLogStream on ArchiveArchiveAuditLogs',
      'logs:PutLogEvents on ArchiveArchiveAuditLogs',
      's3:ListBucket on ArchiveBucket',
      's3:PutObject on ArchiveBucket/*',
      'sqs:SendMessage on UndeliveredChanges',
      'xray:PutTelemetryRecords on *',
      'xray:PutTraceSegments on *',
    ]);
  });

  it('comes from the audit stream, whose two readers are as many as a shard takes, as long as the stream keeps a record', () => {
    const readers = propertiesOf('AWS::Lambda::EventSourceMapping').filter(
      ({ EventSourceArn }) => spoken(EventSourceArn) === 'DataAudit.StreamArn',
    );
    expect(readers.map(({ FunctionName }) => spoken(FunctionName)).sort()).toEqual([
      'ArchiveArchiveAudit',
      'EventsPublishEvents',
    ]);
    for (const reader of readers) {
      expect(reader).toMatchObject({ StartingPosition: 'TRIM_HORIZON', MaximumRecordAgeInSeconds: 86_400 });
      expect(spoken(reader.DestinationConfig.OnFailure.Destination)).toBe('UndeliveredChanges');
    }
  });

  it('is read by a policy for auditors, and by nothing of Quiesce', () => {
    const named = propertiesOf('AWS::IAM::Policy').map((policy) => JSON.stringify(policy));
    const readers = named.filter((policy) => policy.includes('ArchiveBucket'));
    expect(readers).toHaveLength(1); // archive-audit
    expect(readers.join().match(/s3:Get\w+/g)).toBeNull();
    const [auditor] = propertiesOf('AWS::IAM::ManagedPolicy').filter(
      ({ ManagedPolicyName }) => ManagedPolicyName === 'quiesce-auditor',
    );
    const statements = auditor?.PolicyDocument.Statement as readonly { readonly Action: readonly string[] }[];
    expect(statements.flatMap(({ Action }) => Action)).toEqual([
      's3:ListBucket',
      's3:ListBucketVersions',
      's3:GetObject',
      's3:GetObjectVersion',
    ]);
  });

  it('has alarms: error lines of its function, and what could not be delivered', () => {
    const filters = propertiesOf('AWS::Logs::MetricFilter').filter(
      ({ LogGroupName }) => spoken(LogGroupName) === 'ArchiveArchiveAuditLogs',
    );
    expect(filters).toHaveLength(2);
  });
});

describe('a changed or removed entry', () => {
  const lines = (settings: Settings) =>
    propertiesOf('AWS::Logs::MetricFilter', synthesize(settings))
      .filter(({ LogGroupName }) => spoken(LogGroupName) === 'EventsPublishEventsLogs')
      .map(({ FilterPattern, MetricTransformations: [metric] }) => [FilterPattern, metric.MetricName]);

  it.each<Settings>([{}, { auditArchive: { retentionDays: 1 } }])('is an alarm with %j', (settings) => {
    expect(lines(settings)).toContainEqual(['{ $.level = "error" }', 'Errors']);
  });
});

describe('the settings of the copy', () => {
  const parsed = (auditArchive: object) =>
    parseConfig({ distribution: { originDomainName: 'origin.example.com' }, auditArchive }, 'test.json').auditArchive;

  it('are a retention in days and a mode', () => {
    expect(parsed({ retentionDays: 365 })).toEqual({ retentionDays: 365, mode: 'GOVERNANCE' });
    const strict = synthesize({ auditArchive: { retentionDays: 1, mode: 'COMPLIANCE' } });
    const [bucket] = lockedBuckets(strict);
    expect(bucket?.Properties.ObjectLockConfiguration.Rule.DefaultRetention).toEqual({ Mode: 'COMPLIANCE', Days: 1 });
  });

  it.each([
    {},
    { retentionDays: 0 },
    { retentionDays: 36_501 },
    { retentionDays: 1, mode: 'LEGAL' },
    { retentionDays: 1, to: 'x' },
  ])('are refused as %j', (settings) => {
    expect(() => parsed(settings)).toThrow(ConfigError);
  });
});
