import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';

export interface MailboxChecksProps {
  readonly stackName: string;
  readonly approverDirectory: IFunction;
}

/**
 * Has SNS asked regularly who confirmed or unsubscribed, because SNS does not report that somebody followed a link in its
 * mails. Every quarter of an hour; whom it is time for, the function decides.
 */
export class MailboxChecks extends Construct {
  private readonly group: ScheduleGroup;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { stackName, approverDirectory }: MailboxChecksProps) {
    super(scope, id);
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: `${stackName}-mailboxes`,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { scheduleGroupArn } = this.group;
    this.role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': scheduleGroupArn } },
      }),
    });
    const { functionArn } = approverDirectory;
    this.role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
    this.check('All', 'rate(15 minutes)', functionArn, { check: 'due' });
  }

  private check(id: string, scheduleExpression: string, arn: string, input: { readonly check: string }): void {
    const schedule = new CfnSchedule(this, id, {
      groupName: this.group.scheduleGroupName,
      scheduleExpression,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn,
        roleArn: this.role.roleArn,
        input: JSON.stringify(input),
        // The next run does what a missed one would have done; running late or twice is harmless.
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
      },
    });
    schedule.node.addDependency(this.role);
  }
}
