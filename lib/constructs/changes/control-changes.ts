import { Duration } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ApprovalFlow } from '../approval/approval-flow';
import type { ControlData } from '../data/control-data';
import type { EdgePublisher } from '../edge/edge-publisher';
import { grantCall, QuiesceFunction } from '../shared/quiesce-function';
import { StreamReader } from '../shared/stream-reader';
import type { Undelivered } from '../shared/undelivered';
import type { BoundarySchedules } from './boundary-schedules';
import type { FlipProver } from './flip-prover';

export interface ControlChangesProps {
  readonly data: ControlData;
  readonly flow: ApprovalFlow;
  readonly boundaries: BoundarySchedules;
  readonly undelivered: Undelivered;
  readonly publisher: EdgePublisher;
  /** Absent where boundaries are not proved. */
  readonly prover?: FlipProver | undefined;
  readonly nearBoundarySeconds: number;
  /** How long before its start a window is put at the edge. */
  readonly armedSecondsAhead: number;
  readonly logRetention: RetentionDays;
}

/**
 * What follows a committed change of a window or proposal: executions are started or settled, schedules created, mails
 * sent, and boundaries proved.
 */
export class ControlChanges extends Construct {
  readonly onControlChange: QuiesceFunction<'on-control-change'>;

  constructor(scope: Construct, id: string, props: ControlChangesProps) {
    super(scope, id);
    const { data, flow, boundaries, undelivered, prover } = props;
    this.onControlChange = new QuiesceFunction(this, 'OnControlChange', {
      name: 'on-control-change',
      environment: {
        CONTROL_TABLE: data.control.tableName,
        AUDIT_TABLE: data.audit.tableName,
        APPROVAL_FLOW_ARN: flow.machine.stateMachineArn,
        NOTIFY_APPROVERS_FUNCTION: flow.notifyApprovers.functionName,
        FLIP_WINDOW_FUNCTION_ARN: boundaries.flipWindow.functionArn,
        SCHEDULE_GROUP: boundaries.group.scheduleGroupName,
        SCHEDULER_ROLE_ARN: boundaries.schedulerRole.roleArn,
        SCHEDULE_DLQ_ARN: undelivered.boundaries.queueArn,
        NEAR_BOUNDARY_QUEUE_URL: boundaries.nearBoundaries.queueUrl,
        NEAR_BOUNDARY_SECONDS: String(props.nearBoundarySeconds),
        ARMED_SECONDS_AHEAD: String(props.armedSecondsAhead),
        PUBLISH_EDGE_FUNCTION_ARN: props.publisher.publishEdge.functionArn,
        PROVE_FLIP_FUNCTION: prover?.proveFlip.functionName ?? 'none',
      },
      timeout: Duration.seconds(60),
      logRetention: props.logRetention,
      onFailure: undelivered.changes,
    });
    data.grantRead(this.onControlChange, ['WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'SITE#*', 'DIRECTORY']);
    // An approved window whose votes no longer count is cancelled instead of armed.
    data.grantWrite(this.onControlChange, 'PutItem', ['WINDOW#*', 'SITE#*', 'PUBLISH', 'MAIL']);
    data.grantAppendAudit(this.onControlChange);
    flow.grantRun(this.onControlChange);
    boundaries.grantArm(this.onControlChange);
    grantCall(flow.notifyApprovers, this.onControlChange);
    if (prover) grantCall(prover.proveFlip, this.onControlChange);
    new StreamReader(this, 'Changes', {
      table: data.control,
      target: this.onControlChange,
      itemTypes: ['window', 'proposal', 'approval-request', ...(prover ? ['proof-due'] : [])],
      onFailure: undelivered.changes,
    });
  }
}
