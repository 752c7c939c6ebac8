import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acceptWildcard } from '../shared/acknowledge';

/**
 * Mail goes through one SNS topic per person, made at run time under one prefix: a shared topic would send everyone the
 * same voting link. This construct has no resources; it only grants permissions on that prefix.
 */
export class ApproverMail extends Construct {
  /** A person's topic is this plus the personId. */
  readonly topicArnPrefix: string;

  constructor(scope: Construct, id: string, { stackName }: { readonly stackName: string }) {
    super(scope, id);
    this.topicArnPrefix = Stack.of(this).formatArn({ service: 'sns', resource: `${stackName}-approver-` });
  }

  /** The directory creates, subscribes and deletes topics; deleting a topic deletes its subscriptions. */
  grantManage(directory: LambdaFunction): void {
    this.allow(directory, [
      'CreateTopic',
      'SetTopicAttributes',
      'Subscribe',
      'ConfirmSubscription',
      'ListSubscriptionsByTopic',
      'DeleteTopic',
    ]);
  }

  grantPublish(sender: LambdaFunction): void {
    this.allow(sender, ['Publish']);
  }

  private allow(grantee: LambdaFunction, actions: readonly string[]): void {
    const topics = `${this.topicArnPrefix}*`;
    grantee.addToRolePolicy(
      new PolicyStatement({ actions: actions.map((action) => `sns:${action}`), resources: [topics] }),
    );
    acceptWildcard(grantee.role, topics, 'Topics are made at run time, one per person, known by their prefix only.');
  }
}
