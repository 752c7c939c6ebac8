import type { GateCode } from '../../lib/constructs/edge/edge-gate';
import { synthesize } from './synthesize';

jest.setTimeout(60_000);

const viewerRequest = 'function handler(event) { return event.request; }';

/** The alarms about the functions at the edge, with the name of the condition they exist under. */
function edgeAlarms(edge: GateCode = { viewerRequest }) {
  const template = synthesize({}, edge);
  const all = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
  const named = (name: string) => all.find(({ Properties }) => Properties.AlarmName === `quiesce-${name}`);
  return { template, failing: named('edge-failing'), nearLimit: named('edge-near-limit') };
}

/** `FunctionName MetricName`, as the alarm adds them up. */
const addedUp = (alarm: ReturnType<typeof edgeAlarms>['failing']): string[] =>
  alarm?.Properties.Metrics.flatMap(({ MetricStat }: { MetricStat?: { Metric: Record<string, unknown> } }) => {
    if (!MetricStat) return [];
    const { Namespace, MetricName, Dimensions } = MetricStat.Metric;
    expect(Namespace).toBe('AWS/CloudFront');
    const [byName, byRegion] = Dimensions as { Name: string; Value: string }[];
    expect(byRegion).toEqual({ Name: 'Region', Value: 'Global' });
    return `${byName?.Value} ${MetricName}`;
  });

describe('the alarms about the edge', () => {
  const { template, failing, nearLimit } = edgeAlarms();

  it('exist in us-east-1 only, where CloudFront’s metrics are', () => {
    const [[name, condition] = []] = Object.entries(template.findConditions('*'));
    expect(condition).toEqual({ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] });
    expect([failing?.Condition, nearLimit?.Condition]).toEqual([name, name]);
  });

  it('add up what made visitors see 502 or 503', () => {
    expect(addedUp(failing)).toEqual([
      'quiesce-viewer-request FunctionExecutionErrors',
      'quiesce-viewer-request FunctionValidationErrors',
      'quiesce-viewer-request FunctionThrottles',
    ]);
    expect(failing?.Properties).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
    expect(failing?.Properties.Metrics[0]).toMatchObject({ Expression: 'FILL(m0,0)+FILL(m1,0)+FILL(m2,0)' });
  });

  it('watch the function on responses, too, where there is one', () => {
    const both = edgeAlarms({ viewerRequest, viewerResponse: 'function handler(event) { return event.response; }' });
    expect(addedUp(both.failing)).toHaveLength(6);
    expect(addedUp(both.failing)).toContain('quiesce-viewer-response FunctionExecutionErrors');
  });

  it('warn before CloudFront throttles the gate', () => {
    expect(nearLimit?.Properties).toMatchObject({
      Namespace: 'AWS/CloudFront',
      MetricName: 'FunctionComputeUtilization',
      Dimensions: [
        { Name: 'FunctionName', Value: 'quiesce-viewer-request' },
        { Name: 'Region', Value: 'Global' },
      ],
      Statistic: 'Maximum',
      Threshold: 80,
    });
  });
});
