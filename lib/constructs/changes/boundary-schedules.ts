import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ControlData } from '../data/control-data';
import type { EdgePublisher } from '../edge/edge-publisher';
import { acceptWildcard } from '../shared/acknowledge';
import { QuiesceFunction } from '../shared/quiesce-function';
import type { Undelivered } from '../shared/undelivered';

export interface BoundarySchedulesProps {
  readonly stackName: string;
  readonly data: ControlData;
  readonly publisher: EdgePublisher;
  readonly undelivered: Undelivered;
  readonly logRetention: RetentionDays;
}

/**
 * Calls flip-window when a window starts and ends, and publish-edge when one that is far ahead comes near: by a one-time schedule created at run time, or, for boundaries too
 * near for Scheduler's 60 s precision, by a delayed message. Early, late and repeated calls change nothing.
 */
export class BoundarySchedules extends Construct {
  readonly group: ScheduleGroup;
  readonly flipWindow: QuiesceFunction<'flip-window'>;
  /** The role with which Scheduler calls flip-window and publish-edge, and sends failed deliveries to the dead-letter queue. */
  readonly schedulerRole: Role;
  readonly nearBoundaries: Queue;

  constructor(scope: Construct, id: string, props: BoundarySchedulesProps) {
    super(scope, id);
    const { stackName, data, publisher, undelivered, logRetention } = props;
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: `${stackName}-boundaries`,
      // Without the stack, there is no function for a schedule to call.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.flipWindow = new QuiesceFunction(this, 'FlipWindow', {
      name: 'flip-window',
      environment: { CONTROL_TABLE: data.control.tableName, AUDIT_TABLE: data.audit.tableName },
      logRetention,
      onFailure: undelivered.boundaries,
    });
    data.grantRead(this.flipWindow, ['WINDOW#*', 'SITE#*']);
    data.grantWrite(this.flipWindow, 'PutItem', ['WINDOW#*', 'SITE#*', 'PUBLISH', 'MAIL', 'PROOF']);
    data.grantAppendAudit(this.flipWindow);
    this.schedulerRole = this.roleForScheduler(undelivered.boundaries, publisher);
    this.nearBoundaries = this.delayedMessages(undelivered.boundaries);
  }

  /** Makes and removes schedules, which run under the scheduler's role, and sends messages for near boundaries. */
  grantArm(armer: LambdaFunction): void {
    this.allowSchedules(armer, ['CreateSchedule', 'UpdateSchedule', 'GetSchedule', 'DeleteSchedule']);
    armer.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.schedulerRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
    armer.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.nearBoundaries.queueArn] }),
    );
  }

  /** Lists schedules. Scheduler checks this permission on all schedules of the account, whatever group is listed. */
  grantList(reader: LambdaFunction): void {
    reader.addToRolePolicy(new PolicyStatement({ actions: ['scheduler:ListSchedules'], resources: ['*'] }));
    acceptWildcard(reader.role, '*', 'Listing schedules cannot be limited to a group; what is read is their names.');
  }

  private allowSchedules(grantee: LambdaFunction, actions: readonly string[]): void {
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.group.scheduleGroupName}/w-*`,
    });
    grantee.addToRolePolicy(
      new PolicyStatement({ actions: actions.map((action) => `scheduler:${action}`), resources: [schedules] }),
    );
    acceptWildcard(
      grantee.role,
      schedules,
      'Schedules are made at run time, two or three per window, under this prefix.',
    );
  }

  private roleForScheduler(deadLetters: Queue, { publishEdge }: EdgePublisher): Role {
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // The group, not the schedule: a role is checked when a schedule is made, before the schedule has an ARN.
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [this.flipWindow.functionArn, publishEdge.functionArn],
      }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }));
    return role;
  }

  private delayedMessages(deadLetters: Queue): Queue {
    const queue = new Queue(this, 'NearBoundaries', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's timeout, as Lambda asks of queues it polls.
      visibilityTimeout: Duration.seconds(60),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 10 },
    });
    this.flipWindow.addToRolePolicy(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [queue.queueArn],
      }),
    );
    new EventSourceMapping(this, 'NearBoundaryMapping', {
      target: this.flipWindow,
      eventSourceArn: queue.queueArn,
      // So only the boundary that failed comes back.
      batchSize: 1,
      reportBatchItemFailures: true,
    });
    return queue;
  }
}
