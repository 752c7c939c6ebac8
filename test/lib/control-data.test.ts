import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from './synthesize';

const template = synthesize();

describe('both tables', () => {
  it('outlive the stack, cannot be deleted by mistake and can be restored to any second', () => {
    const tables = Object.values(template.findResources('AWS::DynamoDB::GlobalTable'));
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      expect(table).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          Replicas: [
            {
              DeletionProtectionEnabled: true,
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            },
          ],
        },
      });
    }
  });
});

describe('the control table', () => {
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ];

  it('streams both images, forgets by ttl and lists windows and sites by three indexes', () => {
    const all = { ProjectionType: 'ALL' };
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: key('pk', 'sk'),
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      GlobalSecondaryIndexes: [
        { IndexName: 'bySite', KeySchema: key('gsiSiteId', 'startsAt'), Projection: all },
        { IndexName: 'byStatus', KeySchema: key('gsiStatus', 'startsAt'), Projection: all },
        { IndexName: 'byType', KeySchema: key('type', 'sortKey'), Projection: all },
      ],
      AttributeDefinitions: Match.arrayWith([{ AttributeName: 'startsAt', AttributeType: 'N' }]),
    });
  });
});

describe('the audit table', () => {
  it('streams both images, refuses every change and removal to everyone, and forgets nothing', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: 'chain', KeyType: 'HASH' },
        { AttributeName: 'seq', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: Match.absent(),
      Replicas: [
        Match.objectLike({
          ResourcePolicy: {
            PolicyDocument: Match.objectLike({
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Resource: '*',
                  Action: [
                    'dynamodb:BatchWriteItem',
                    'dynamodb:DeleteItem',
                    'dynamodb:UpdateItem',
                    'dynamodb:UpdateTimeToLive',
                  ],
                },
              ],
            }),
          },
        }),
      ],
    });
  });
});
