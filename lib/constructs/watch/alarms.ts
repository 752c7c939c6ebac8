import { Aws, CfnCondition, Duration, Fn } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  CfnAlarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type IFilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { FunctionName } from '../../../lambdas/functions/environment';
import type { AdminApi } from '../api/admin-api';
import type { ApiFunctions } from '../api/api-functions';
import type { ApprovalFlow } from '../approval/approval-flow';
import type { BoundarySchedules } from '../changes/boundary-schedules';
import type { ControlChanges } from '../changes/control-changes';
import type { FlipProver } from '../changes/flip-prover';
import type { AuditArchive } from '../data/audit-archive';
import type { EdgeGate } from '../edge/edge-gate';
import type { EdgePublisher } from '../edge/edge-publisher';
import type { EventPublisher } from '../events/event-publisher';
import type { PublicNotices } from '../events/public-notices';
import type { Webhooks } from '../events/webhooks';
import type { Undelivered } from '../shared/undelivered';
import type { Reconciler } from './reconciler';

export interface AlarmsProps {
  readonly stackName: string;
  readonly email?: string | undefined;
  readonly api: AdminApi;
  readonly functions: ApiFunctions;
  readonly gate: EdgeGate;
  readonly publisher: EdgePublisher;
  readonly flow: ApprovalFlow;
  readonly boundaries: BoundarySchedules;
  readonly changes: ControlChanges;
  /** Absent where boundaries are not proved. */
  readonly prover?: FlipProver | undefined;
  readonly reconciler: Reconciler;
  readonly events: EventPublisher;
  readonly notices: PublicNotices;
  readonly webhooks?: Webhooks | undefined;
  readonly archive?: AuditArchive | undefined;
  readonly undelivered: Undelivered;
}

const period = Duration.minutes(5);

/**
 * What an operator must know immediately. Each alarm has a section with its name in docs/runbook.md. CloudWatch charges for
 * every metric that an alarm reads, whether or not anything happens, so there are few.
 */
export class Alarms extends Construct {
  private readonly stackName: string;
  private readonly topic: Topic | undefined;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.stackName = props.stackName;
    this.topic = props.email === undefined ? undefined : this.topicFor(props.email);
    this.watchDeliveries(props);
    this.watchLogs(props);
    this.watchUnresolved(props);
    this.watchEdge(props);
    this.watchReconciler(props);
  }

  /** Undelivered boundaries need no alarm of their own: whoever records one after all, be it reconcile, logs that it is late. */
  private watchDeliveries({ undelivered }: AlarmsProps): void {
    const waiting = { period, statistic: 'Maximum' };
    this.alarm('undelivered-changes', 1, undelivered.changes.metricApproximateNumberOfMessagesVisible(waiting));
  }

  /**
   * One metric of all lines that a person must look at; the line says what to do. An alarm on each function's own error
   * metric would cost as much for every function as this costs for all of them.
   */
  private watchLogs(props: AlarmsProps): void {
    const metric = { metricNamespace: `${this.stackName}/Logs`, metricName: 'Errors' };
    const count = (id: string, logGroup: ILogGroup, filterPattern: IFilterPattern) =>
      new MetricFilter(this, id, { ...metric, logGroup, filterPattern, metricValue: '1' });
    for (const { node, logGroup } of Object.values(functionsOf(props))) {
      // Functions log at level `error` what they continued after.
      count(`${node.id}ErrorLines`, logGroup, FilterPattern.stringValue('$.level', '=', 'error'));
      // What Lambda itself writes of a function that threw, ran out of time or memory, or could not start.
      count(`${node.id}CrashLines`, logGroup, FilterPattern.anyTerm('ERROR', 'Task timed out', 'Runtime exited'));
    }
    const failed = ['ExecutionFailed', 'ExecutionTimedOut'].map((type) =>
      FilterPattern.stringValue('$.type', '=', type),
    );
    count('FailedExecutionLines', props.flow.machineLogs, FilterPattern.any(...failed));
    // Also what the gateway answers itself because a function did not answer.
    const answered = [
      FilterPattern.stringValue('$.status', '=', '5*'),
      FilterPattern.numberValue('$.status', '>=', 500),
    ];
    count('ServerErrorLines', props.api.accessLogs, FilterPattern.any(...answered));
    const { metricNamespace: namespace, metricName } = metric;
    this.alarm('error-logged', 1, new Metric({ namespace, metricName, period, statistic: 'Sum' }));
  }

  /** What functions log every quarter of an hour until somebody acts, in one metric, so the alarm stays on as long. */
  private watchUnresolved({ reconciler, publisher }: AlarmsProps): void {
    const logged = [
      [reconciler.reconcile, 'emergency-unratified'],
      [publisher.publishEdge, 'window-not-armed'],
      [publisher.publishEdge, 'edge-store-nearly-full'],
    ] as const;
    const metric = { metricNamespace: `${this.stackName}/Logs`, metricName: 'Unresolved' };
    for (const [{ logGroup }, code] of logged) {
      const filterPattern = FilterPattern.stringValue('$.code', '=', code);
      new MetricFilter(this, `${code}-lines`, { ...metric, logGroup, filterPattern, metricValue: '1' });
    }
    const { metricNamespace: namespace, metricName } = metric;
    const period = Duration.minutes(30);
    this.alarm('unresolved', 1, new Metric({ namespace, metricName, period, statistic: 'Sum' }));
  }

  /** CloudFront's metrics are in us-east-1 wherever the stack is, and an alarm sees only those of its own region. */
  private watchEdge({ gate }: AlarmsProps): void {
    const expression = Fn.conditionEquals(Aws.REGION, 'us-east-1');
    const condition = new CfnCondition(this, 'SeesTheEdge', { expression });
    // Beyond the limit CloudFront throttles the function, and every visitor gets 503.
    const alarms = [
      this.alarm('edge-failing', 1, gate.metricFailures(period)),
      this.alarm('edge-near-limit', 80, gate.metricComputeUtilization(period)),
    ];
    for (const { node } of alarms) {
      if (node.defaultChild instanceof CfnAlarm) node.defaultChild.cfnOptions.condition = condition;
    }
  }

  /** No run in an hour, in which there should be four, because a function that does not run reports no errors. */
  private watchReconciler({ reconciler }: AlarmsProps): void {
    const metric = reconciler.reconcile.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' });
    this.alarm('reconcile-missing', 1, metric, {
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private alarm(name: string, threshold: number, metric: IMetric, otherwise: Partial<AlarmProps> = {}): Alarm {
    const alarm = new Alarm(this, name, {
      alarmName: `${this.stackName}-${name}`,
      alarmDescription: `What to do: docs/runbook.md#${name}`,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...otherwise,
    });
    if (this.topic) alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }

  /** Not encrypted: CloudWatch cannot publish through SNS's own key, and alarm names are no secret. */
  private topicFor(email: string): Topic {
    const topic = new Topic(this, 'Topic', { topicName: `${this.stackName}-alarms`, enforceSSL: true });
    topic.addSubscription(new EmailSubscription(email));
    // A custom policy replaces the topic's default policy, which lets CloudWatch publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return topic;
  }
}

type Watched = Record<Exclude<FunctionName, 'deliver-webhook' | 'prove-flip' | 'archive-audit'>, LambdaFunction>;

/** All functions; those of what is not configured are not there. */
const functionsOf = (props: AlarmsProps): Readonly<Record<string, LambdaFunction>> => ({
  ...alwaysThere(props),
  ...(props.prover && { 'prove-flip': props.prover.proveFlip }),
  ...(props.archive && { 'archive-audit': props.archive.archiveAudit }),
  ...(props.webhooks && { 'deliver-webhook': props.webhooks.deliverWebhook }),
});

const alwaysThere = ({ functions, flow, changes, boundaries, publisher, reconciler, events, notices }: AlarmsProps) =>
  ({
    'admin-api': functions.adminApi,
    'approval-page': functions.approvalPage,
    'approver-directory': functions.approverDirectory,
    evidence: functions.evidence,
    'notify-approvers': flow.notifyApprovers,
    'conclude-request': flow.concludeRequest,
    'on-control-change': changes.onControlChange,
    'flip-window': boundaries.flipWindow,
    'publish-edge': publisher.publishEdge,
    'publish-events': events.publishEvents,
    'public-notices': notices.publicNotices,
    reconcile: reconciler.reconcile,
  }) satisfies Watched;
