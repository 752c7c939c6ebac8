import { synthesize } from './synthesize';

const quiet = synthesize();
const alarms = Object.values(quiet.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

describe('the alarms', () => {
  it('watch queues, streams, functions, executions and what functions log as errors', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName.replace('quiesce-', '')).sort()).toEqual([
      'admin-api-errors',
      'api-server-errors',
      'approval-flow-failed',
      'approval-page-errors',
      'approver-directory-errors',
      'conclude-request-errors',
      'control-changes-late',
      'edge-failing',
      'edge-near-limit',
      'edge-publishing-late',
      'edge-store-nearly-full',
      'emergency-unratified',
      'error-logged',
      'flip-window-errors',
      'near-boundaries-late',
      'notify-approvers-errors',
      'on-control-change-errors',
      'publish-edge-errors',
      'reconcile-errors',
      'reconcile-missing',
      'undelivered-boundaries',
      'undelivered-changes',
      'window-not-armed',
    ]);
  });

  it('say where to read on', () => {
    for (const { AlarmName, AlarmDescription } of alarms)
      expect(AlarmDescription).toBe(`What to do: docs/runbook.md#${AlarmName.replace('quiesce-', '')}`);
  });

  it('stay silent while nothing happens, except the one for nothing happening', () => {
    const loud = alarms.filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching');
    expect(loud).toEqual([
      expect.objectContaining({
        AlarmName: 'quiesce-reconcile-missing',
        MetricName: 'Invocations',
        Statistic: 'Sum',
        Period: 3600,
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
      }),
    ]);
  });

  it('count every function’s error lines in one metric', () => {
    const filters = Object.values(quiet.findResources('AWS::Logs::MetricFilter'))
      .map(({ Properties }) => Properties)
      .filter(({ FilterPattern }) => FilterPattern.includes('level'));
    expect(filters).toHaveLength(9);
    expect(new Set(filters.map(({ LogGroupName }) => LogGroupName.Ref)).size).toBe(9);
    for (const filter of filters) {
      expect(filter).toMatchObject({
        FilterPattern: '{ $.level = "error" }',
        MetricTransformations: [{ MetricNamespace: 'quiesce/Logs', MetricName: 'Errors', MetricValue: '1' }],
      });
    }
    quiet.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'quiesce-error-logged',
      Namespace: 'quiesce/Logs',
      MetricName: 'Errors',
    });
  });

  it('last as long as reconcile names emergencies that nobody ratified, every quarter of an hour', () => {
    quiet.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.code = "emergency-unratified" }',
      MetricTransformations: [{ MetricNamespace: 'quiesce/Logs', MetricName: 'UnratifiedEmergencies' }],
    });
    quiet.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'quiesce-emergency-unratified',
      MetricName: 'UnratifiedEmergencies',
      Period: 1800,
    });
  });

  it('mail nobody unless an address is configured', () => {
    quiet.resourceCountIs('AWS::SNS::Topic', 0);
    expect(alarms.filter(({ AlarmActions }) => AlarmActions)).toEqual([]);
  });

  const loud = synthesize({ alarmEmail: 'ops@example.com' });

  it('may publish to their topic, whose own policy replaces the default one', () => {
    const [statements] = Object.values(loud.findResources('AWS::SNS::TopicPolicy')).map(
      ({ Properties }) => Properties.PolicyDocument.Statement,
    );
    expect(statements).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    );
  });

  it('all mail the configured address', () => {
    loud.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ops@example.com' });
    const topic = Object.keys(loud.findResources('AWS::SNS::Topic'))[0];
    for (const { Properties } of Object.values(loud.findResources('AWS::CloudWatch::Alarm'))) {
      expect(Properties.AlarmActions).toEqual([{ Ref: topic }]);
    }
  });
});
