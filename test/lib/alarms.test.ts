import { spoken, synthesize } from './synthesize';

const quiet = synthesize();
const alarms = Object.values(quiet.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

describe('the alarms', () => {
  it('watch queues, everything that is logged for a person, what should happen and does not, and the edge', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName.replace('quiesce-', '')).sort()).toEqual([
      'edge-failing',
      'edge-near-limit',
      'error-logged',
      'reconcile-missing',
      'undelivered-changes',
      'unresolved',
    ]);
  });

  it('read at most eight metrics, which are what CloudWatch charges for', () => {
    const metrics = alarms.map(({ Metrics = [{ MetricStat: {} }] }) =>
      Metrics.filter(({ MetricStat }: { MetricStat?: object }) => MetricStat !== undefined),
    );
    expect(metrics.flat()).toHaveLength(8);
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

  const filters = Object.values(quiet.findResources('AWS::Logs::MetricFilter'))
    .map(({ Properties }) => Properties)
    .filter(({ MetricTransformations }) => MetricTransformations[0].MetricName === 'Errors');
  const groupsOf = (pattern: string) =>
    filters.filter(({ FilterPattern }) => FilterPattern === pattern).map(({ LogGroupName }) => spoken(LogGroupName));

  it('count the error lines and the crashes of every function in one metric', () => {
    const groups = groupsOf('{ $.level = "error" }');
    expect(new Set(groups).size).toBe(13);
    expect(groupsOf('?"ERROR" ?"Task timed out" ?"Runtime exited"').sort()).toEqual(groups.sort());
    quiet.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'quiesce-error-logged',
      Namespace: 'quiesce/Logs',
      MetricName: 'Errors',
    });
  });

  it('count failed executions and server errors with them', () => {
    expect(groupsOf('{ ($.type = "ExecutionFailed") || ($.type = "ExecutionTimedOut") }')).toEqual([
      'ApprovalMachineLogs',
    ]);
    expect(groupsOf('{ ($.status = "5*") || ($.status >= 500) }')).toEqual(['ApiAccessLogs']);
  });

  it('cost nothing for their own metrics while nothing is logged: none has a default value', () => {
    expect(filters).toHaveLength(28);
    for (const { MetricTransformations } of filters) {
      expect(MetricTransformations).toEqual([
        { MetricNamespace: 'quiesce/Logs', MetricName: 'Errors', MetricValue: '1' },
      ]);
    }
  });

  it('last as long as functions name what nobody resolved, every quarter of an hour', () => {
    const unresolved = Object.values(quiet.findResources('AWS::Logs::MetricFilter'))
      .map(({ Properties }) => Properties)
      .filter(({ MetricTransformations }) => MetricTransformations[0].MetricName === 'Unresolved');
    expect(unresolved.map(({ FilterPattern, LogGroupName }) => [FilterPattern, spoken(LogGroupName)])).toEqual([
      ['{ $.code = "emergency-unratified" }', 'ReconcilerReconcileLogs'],
      ['{ $.code = "window-not-armed" }', 'PublisherPublishEdgeLogs'],
      ['{ $.code = "edge-store-nearly-full" }', 'PublisherPublishEdgeLogs'],
    ]);
    quiet.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'quiesce-unresolved',
      Namespace: 'quiesce/Logs',
      MetricName: 'Unresolved',
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
