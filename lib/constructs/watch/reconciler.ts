import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { ApprovalFlow } from '../approval/approval-flow';
import type { BoundarySchedules } from '../changes/boundary-schedules';
import type { ControlChanges } from '../changes/control-changes';
import type { FlipProver } from '../changes/flip-prover';
import type { ControlData } from '../data/control-data';
import type { EdgePublisher } from '../edge/edge-publisher';
import type { PublicNotices } from '../events/public-notices';
import { grantCall, QuiesceFunction } from '../shared/quiesce-function';
import type { Undelivered } from '../shared/undelivered';

export interface ReconcilerProps {
  readonly stackName: string;
  readonly data: ControlData;
  readonly publisher: EdgePublisher;
  readonly flow: ApprovalFlow;
  readonly boundaries: BoundarySchedules;
  readonly changes: ControlChanges;
  /** Absent where boundaries are not proved. */
  readonly prover?: FlipProver | undefined;
  readonly notices: PublicNotices;
  readonly undelivered: Undelivered;
  /** How long before its start a window is put at the edge. */
  readonly armedSecondsAhead: number;
  readonly logRetention: RetentionDays;
}

/**
 * Looks for lost work every 15 minutes. It repairs nothing itself: it calls the functions that do the work. It writes only
 * where it stopped, lists questions that are not listed, and removes what is left of mails that were sent.
 */
export class Reconciler extends Construct {
  readonly reconcile: QuiesceFunction<'reconcile'>;

  constructor(scope: Construct, id: string, props: ReconcilerProps) {
    super(scope, id);
    const { data, publisher, flow, boundaries, changes, prover, notices, undelivered, logRetention } = props;
    this.reconcile = new QuiesceFunction(this, 'Reconcile', {
      name: 'reconcile',
      environment: {
        CONTROL_TABLE: data.control.tableName,
        ARMED_SECONDS_AHEAD: String(props.armedSecondsAhead),
        APPROVAL_FLOW_ARN: flow.machine.stateMachineArn,
        SCHEDULE_GROUP: boundaries.group.scheduleGroupName,
        ON_CONTROL_CHANGE_FUNCTION: changes.onControlChange.functionName,
        PUBLISH_EDGE_FUNCTION: publisher.publishEdge.functionName,
        FLIP_WINDOW_FUNCTION: boundaries.flipWindow.functionName,
        NOTIFY_APPROVERS_FUNCTION: flow.notifyApprovers.functionName,
        CONCLUDE_REQUEST_FUNCTION: flow.concludeRequest.functionName,
        PUBLIC_NOTICES_FUNCTION: notices.publicNotices.functionName,
        PROVE_FLIP_FUNCTION: prover?.proveFlip.functionName ?? 'none',
      },
      timeout: Duration.minutes(5),
      logRetention,
      onFailure: undelivered.changes,
    });
    data.grantRead(this.reconcile, [
      'SITE#*',
      'WINDOW#*',
      'PROPOSAL#*',
      'ASKED#*',
      'QUESTIONS',
      'DIRECTORY',
      'RECONCILE',
    ]);
    data.grantQuery(this.reconcile, ['NOTICES', 'PUBLISH', 'MAIL', 'PROOF']);
    data.grantList(this.reconcile, ['byStatus', 'byType']);
    data.grantWrite(this.reconcile, 'PutItem', ['RECONCILE', 'MAIL', 'QUESTIONS']);
    data.grantWrite(this.reconcile, 'DeleteItem', ['MAIL']);
    flow.grantInspect(this.reconcile);
    boundaries.grantList(this.reconcile);
    const repairers = [
      changes.onControlChange,
      publisher.publishEdge,
      boundaries.flipWindow,
      flow.notifyApprovers,
      notices.publicNotices,
      flow.concludeRequest,
      ...(prover ? [prover.proveFlip] : []),
    ];
    for (const repairer of repairers) grantCall(repairer, this.reconcile);
    this.everyQuarterHour(props.stackName);
  }

  private everyQuarterHour(stackName: string): void {
    // A separate group, because the schedules in the boundaries' group are created and removed at run time.
    const group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: `${stackName}-reconcile`,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': group.scheduleGroupArn } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.reconcile.functionArn] }),
    );
    const schedule = new CfnSchedule(this, 'Schedule', {
      groupName: group.scheduleGroupName,
      scheduleExpression: 'rate(15 minutes)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.reconcile.functionArn,
        roleArn: role.roleArn,
        // While nothing is live, three of four end after one look at what was found before.
        input: JSON.stringify({ ifNeeded: true }),
        // The next run does what a missed one would have done.
        retryPolicy: { maximumEventAgeInSeconds: 600, maximumRetryAttempts: 3 },
      },
    });
    schedule.node.addDependency(role);
  }
}
