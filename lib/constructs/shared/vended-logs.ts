import { CfnDeletionPolicy, RemovalPolicy } from 'aws-cdk-lib';
import { CfnLogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

export interface VendedLogsProps {
  /** Unique in the account and region; added to `/aws/vendedlogs/`. */
  readonly name: string;
  readonly retention: RetentionDays;
}

/**
 * A log group that an AWS service writes to itself. Under this prefix the service needs no statement in the account's
 * log delivery policy, which is limited to 5,120 characters; when it is full, resources that log cannot be created.
 * https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
 *
 * It goes with the stack, but a group that another one takes the place of stays, with its retention: its lines are
 * still wanted for a while.
 */
export function vendedLogs(scope: Construct, id: string, { name, retention }: VendedLogsProps): LogGroup {
  const removalPolicy = RemovalPolicy.DESTROY;
  const logs = new LogGroup(scope, id, { logGroupName: `/aws/vendedlogs/${name}`, retention, removalPolicy });
  const { defaultChild } = logs.node;
  if (defaultChild instanceof CfnLogGroup) defaultChild.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return logs;
}
