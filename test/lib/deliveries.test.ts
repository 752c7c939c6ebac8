import { Match } from 'aws-cdk-lib/assertions';
import { type Settings, spoken, synthesize } from './synthesize';

const template = synthesize({ nearBoundarySeconds: 300 });
const all = (type: string) => Object.values(template.findResources(type)).map(({ Properties }) => Properties);

describe('the control table’s stream', () => {
  const readers = all('AWS::Lambda::EventSourceMapping').filter(
    ({ EventSourceArn }) => spoken(EventSourceArn) === 'DataControl.StreamArn',
  );

  it('has two readers, as many as a shard takes, each woken by its own item types', () => {
    const woken = readers.map(({ FunctionName, FilterCriteria }) => [
      spoken(FunctionName),
      FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern)),
    ]);
    const types = (...names: string[]) => [
      { dynamodb: { NewImage: { type: { S: names }, quiet: { BOOL: [{ exists: false }] } } } },
    ];
    expect(Object.fromEntries(woken)).toEqual({
      OutboxOnControlChange: types('window', 'proposal', 'approval-request', 'proof-due'),
      PublisherPublishEdge: types('publish-due'),
    });
  });

  it('is read from the start, in batches that are halved on errors and end in a queue', () => {
    for (const reader of readers) {
      expect(reader).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 8,
        MaximumRecordAgeInSeconds: 3600,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      expect(spoken(reader.DestinationConfig.OnFailure.Destination)).toBe('UndeliveredChanges');
    }
  });
});

describe('the audit table’s stream', () => {
  const readers = all('AWS::Lambda::EventSourceMapping').filter(
    ({ EventSourceArn }) => spoken(EventSourceArn) === 'DataAudit.StreamArn',
  );

  it('is read whole, changes of entries included, and each record is tried as long as the stream keeps it', () => {
    expect(readers.map(({ FunctionName }) => spoken(FunctionName))).toEqual(['EventsPublishEvents']);
    expect(readers).toEqual([
      expect.objectContaining({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10_000,
        MaximumRecordAgeInSeconds: 86_400,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      }),
    ]);
    expect(readers[0]).not.toHaveProperty('FilterCriteria');
  });
});

describe('events', () => {
  const bus = (settings: Settings) => {
    const made = synthesize(settings);
    const [publisher] = Object.values(made.findResources('AWS::Lambda::Function')).filter(
      ({ Properties }) => Properties.Description === 'Quiesce publish-events',
    );
    const names = Object.values(made.findResources('AWS::Events::EventBus')).map(({ Properties }) => Properties.Name);
    return { names, arn: spoken(publisher?.Properties.Environment.Variables.EVENT_BUS_ARN) };
  };

  it('go to the default bus, or to one of the stack', () => {
    expect(bus({})).toEqual({
      names: [],
      arn: 'arn:<Partition>:events:<Region>:<AccountId>:event-bus/default',
    });
    expect(bus({ events: { bus: 'own' } })).toEqual({ names: ['quiesce-events'], arn: 'EventsBus' });
  });
});

describe('a near boundary', () => {
  it('comes alone from a queue that hands it over to the dead letters after ten tries', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 60,
      RedrivePolicy: {
        maxReceiveCount: 10,
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('UndeliveredBoundaries'), 'Arn'] },
      },
    });
    const [mapping] = all('AWS::Lambda::EventSourceMapping').filter(
      ({ EventSourceArn }) => spoken(EventSourceArn) === 'BoundariesNearBoundaries',
    );
    expect(mapping).toMatchObject({ BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] });
    expect(spoken(mapping?.FunctionName)).toBe('BoundariesFlipWindow');
  });

  it('is near by the configured seconds', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ NEAR_BOUNDARY_SECONDS: '300' }) },
    });
  });
});

describe('an asynchronous call', () => {
  it('that failed three times lies in a queue', () => {
    const calls = all('AWS::Lambda::EventInvokeConfig').map((config) => [
      spoken(config.FunctionName),
      spoken(config.DestinationConfig.OnFailure.Destination),
      config.MaximumRetryAttempts,
    ]);
    expect(calls.sort()).toEqual([
      ['ApprovalNotifyApprovers', 'UndeliveredChanges', 2],
      ['BoundariesFlipWindow', 'UndeliveredBoundaries', 2],
      ['FunctionsApproverDirectory', 'UndeliveredChanges', 2],
      ['NoticesPublicNotices', 'UndeliveredChanges', 2],
      ['OutboxOnControlChange', 'UndeliveredChanges', 2],
      ['ProofsProveFlip', 'UndeliveredChanges', 2],
      ['PublisherPublishEdge', 'UndeliveredChanges', 2],
      ['ReconcilerReconcile', 'UndeliveredChanges', 2],
    ]);
  });
});

describe('the queues', () => {
  it('are encrypted and refuse plain connections', () => {
    const queues = all('AWS::SQS::Queue');
    expect(queues).toHaveLength(3);
    expect(queues.map(({ SqsManagedSseEnabled }) => SqsManagedSseEnabled)).toEqual([true, true, true]);
    const policies = all('AWS::SQS::QueuePolicy').map(({ PolicyDocument }) => PolicyDocument.Statement);
    for (const [statement] of policies) {
      expect(statement).toMatchObject({
        Effect: 'Deny',
        Action: 'sqs:*',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
    expect(policies).toHaveLength(3);
  });

  it('of undelivered things keep them for two weeks', () => {
    const kept = all('AWS::SQS::Queue').filter(({ RedrivePolicy }) => !RedrivePolicy);
    expect(kept.map(({ MessageRetentionPeriod }) => MessageRetentionPeriod)).toEqual([1_209_600, 1_209_600]);
  });
});

describe('schedules', () => {
  it('of boundaries have a group of their own, which goes with the stack', () => {
    template.hasResource('AWS::Scheduler::ScheduleGroup', {
      Properties: { Name: 'quiesce-boundaries' },
      DeletionPolicy: 'Delete',
    });
  });

  it('start reconcile every 15 minutes, if a run is needed', () => {
    const arn = { 'Fn::GetAtt': [Match.stringLikeRegexp('Reconcile'), 'Arn'] };
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(15 minutes)',
      GroupName: 'quiesce-reconcile',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: Match.objectLike({ Input: '{"ifNeeded":true}', Arn: arn }),
    });
  });
});

describe('mailboxes', () => {
  const checks = all('AWS::Scheduler::Schedule').filter(({ GroupName }) => GroupName === 'quiesce-mailboxes');

  it('are all checked every 15 minutes', () => {
    const inputs = checks.map(({ ScheduleExpression, Target }) => [ScheduleExpression, JSON.parse(Target.Input)]);
    expect(inputs).toEqual([['rate(15 minutes)', { check: 'due' }]]);
    expect(checks.map(({ Target }) => spoken(Target.Arn))).toEqual(['FunctionsApproverDirectory']);
  });
});

describe('another stack name', () => {
  it('renames everything that has a fixed name, so that two stacks fit into one account', () => {
    const text = JSON.stringify(synthesize({ stackName: 'second', alarmEmail: 'ops@example.com' }).toJSON());
    const named = text.match(/"[^" ]*quiesce[^" ]*"/g) ?? [];
    // Descriptions may say the product's name, and its events have it as their source. Scopes are names within the stack's own pool.
    expect(named.filter((name) => name !== '"quiesce/console"')).toEqual(['"quiesce"', '"quiesce"']);
    expect(text).toContain('"source":["quiesce"]');
    expect(text).toContain('"Identifier":"quiesce"');
    for (const name of ['second-boundaries', 'second-approver-', 'second-edge', 'second-viewer', 'second-alarms']) {
      expect(text).toContain(name);
    }
  });
});

describe('proofs', () => {
  it('can be turned off: then nothing asks sites, and nobody is woken to have it done', () => {
    const without = synthesize({ proveFlips: false });
    const named = Object.values(without.findResources('AWS::Lambda::Function')).map(
      ({ Properties }) => Properties.Description,
    );
    expect(named).not.toContain('Quiesce prove-flip');
    expect(JSON.stringify(without.findResources('AWS::Lambda::EventSourceMapping'))).not.toContain('proof-due');
    without.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Quiesce on-control-change',
      Environment: { Variables: Match.objectLike({ PROVE_FLIP_FUNCTION: 'none' }) },
    });
  });

  it('are made from the internet: the function is in no network of the account', () => {
    const { Properties } = Object.values(template.findResources('AWS::Lambda::Function')).find(
      (each) => each.Properties.Description === 'Quiesce prove-flip',
    ) ?? { Properties: {} };
    expect(Properties).toMatchObject({ Timeout: 150, Environment: { Variables: { PROBE_ENDPOINT: 'https' } } });
    expect(Properties).not.toHaveProperty('VpcConfig');
  });
});
