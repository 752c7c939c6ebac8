import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { movesToTell } from '../../../lambdas/domain/public-notice/moves';
import type { ControlData } from '../data/control-data';
import { acceptWildcard } from '../shared/acknowledge';
import { QuiesceFunction } from '../shared/quiesce-function';
import type { Undelivered } from '../shared/undelivered';
import type { EventPublisher } from './event-publisher';

export interface PublicNoticesProps {
  readonly stackName: string;
  readonly data: ControlData;
  readonly events: EventPublisher;
  readonly undelivered: Undelivered;
  readonly logRetention: RetentionDays;
}

/** After these a site may need a topic, or not any more. */
const movesOfSites = ['site.created', 'site.changed', 'site.deleted'];

/**
 * Tells the public of windows: a function that hears of changes by the published events, and of reminders by one-time schedules. Each
 * site with notices has a topic, made at run time. What is here costs nothing while no site tells the public anything: then no event about a window calls the function.
 */
export class PublicNotices extends Construct {
  /** A site's topic is this plus the siteId. */
  readonly topicArnPrefix: string;
  readonly publicNotices: QuiesceFunction<'public-notices'>;
  private readonly group: ScheduleGroup;

  constructor(scope: Construct, id: string, props: PublicNoticesProps) {
    super(scope, id);
    const { stackName, data, undelivered, logRetention } = props;
    this.topicArnPrefix = Stack.of(this).formatArn({ service: 'sns', resource: `${stackName}-notices-` });
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: `${stackName}-notices`,
      // Without the stack, there is no function for a schedule to call.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const schedulerRole = this.roleForScheduler();
    this.publicNotices = new QuiesceFunction(this, 'PublicNotices', {
      name: 'public-notices',
      environment: {
        CONTROL_TABLE: data.control.tableName,
        NOTICE_TOPIC_ARN_PREFIX: this.topicArnPrefix,
        SCHEDULE_GROUP: this.group.scheduleGroupName,
        SCHEDULER_ROLE_ARN: schedulerRole.roleArn,
        SCHEDULE_DLQ_ARN: undelivered.changes.queueArn,
      },
      // Less than a notice counts as being sent: see SENDING_SECONDS in lambdas/reactions/public-notices/tell-public.ts.
      timeout: Duration.seconds(29),
      logRetention,
      onFailure: undelivered.changes,
    });
    data.grantRead(this.publicNotices, ['WINDOW#*', 'SITE#*', 'NOTICES', 'TOPIC#*', 'IDEMPOTENCY#*']);
    data.grantWrite(this.publicNotices, 'PutItem', ['NOTICES', 'TOPIC#*', 'IDEMPOTENCY#*']);
    data.grantWrite(this.publicNotices, 'DeleteItem', ['NOTICES', 'TOPIC#*']);
    this.grantTopics();
    this.grantReminders(schedulerRole);
    const called = { actions: ['lambda:InvokeFunction'], resources: [this.publicNotices.functionArn] };
    schedulerRole.addToPolicy(new PolicyStatement(called));
    const kept = { actions: ['sqs:SendMessage'], resources: [undelivered.changes.queueArn] };
    schedulerRole.addToPolicy(new PolicyStatement(kept));
    this.listen(props);
  }

  private roleForScheduler(): Role {
    const conditions = {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': this.group.scheduleGroupArn },
    };
    return new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions }),
    });
  }

  private grantTopics(): void {
    const topics = `${this.topicArnPrefix}*`;
    const uses = ['CreateTopic', 'SetTopicAttributes', 'DeleteTopic', 'Publish', 'Subscribe', 'GetTopicAttributes'];
    const actions = uses.map((use) => `sns:${use}`);
    this.publicNotices.addToRolePolicy(new PolicyStatement({ actions, resources: [topics] }));
    acceptWildcard(
      this.publicNotices.role,
      topics,
      'Topics are made at run time, one per site, known by their prefix only.',
    );
  }

  private grantReminders(schedulerRole: Role): void {
    const schedules = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.group.scheduleGroupName}/n-*`,
    });
    const actions = ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'];
    this.publicNotices.addToRolePolicy(new PolicyStatement({ actions, resources: [schedules] }));
    acceptWildcard(
      this.publicNotices.role,
      schedules,
      'Schedules are made at run time, one per reminder, under this prefix.',
    );
    this.publicNotices.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [schedulerRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
  }

  /** What EventBridge cannot hand over for a day goes to the dead letters; what the function fails at, after its own retries, too. */
  private listen({ stackName, events, undelivered: { changes } }: PublicNoticesProps): void {
    const rule = new CfnRule(this, 'Rule', {
      eventBusName: events.busArn,
      eventPattern: {
        source: ['quiesce'],
        'detail-type': [...movesToTell, ...movesOfSites],
        // An event that does not say it, like those of sites, is about something that the function has to look at itself.
        detail: { stack: [stackName], tellsPublic: [true, { exists: false }] },
      },
      targets: [{ id: 'Function', arn: this.publicNotices.functionArn, deadLetterConfig: { arn: changes.queueArn } }],
    });
    this.publicNotices.addPermission('Rule', {
      principal: new ServicePrincipal('events.amazonaws.com'),
      sourceArn: rule.attrArn,
    });
    changes.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [changes.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }
}
