import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acceptWildcard } from './acknowledge';
import { grantSend } from './undelivered';

export interface StreamReaderProps {
  readonly table: TableV2;
  readonly target: LambdaFunction;
  /**
   * Only changes of items of these types trigger the target, unless the change is marked as one that nothing follows from; every
   * change if there are none.
   */
  readonly itemTypes?: readonly string[];
  readonly onFailure: Queue;
  /** `whole-stream`: until the stream forgets the record, after 24 hours. By default eight times within an hour. */
  readonly patience?: 'whole-stream';
}

/**
 * Sends item changes from a table's stream to a function. A shard supports at most two readers: of the control table
 * on-control-change and publish-edge, of the audit table publish-events and archive-audit. Batches are halved on an error, so that one bad record does not hold
 * up others for long; after its retries it goes to `onFailure`.
 */
export class StreamReader extends Construct {
  constructor(scope: Construct, id: string, props: StreamReaderProps) {
    super(scope, id);
    const { table, target, itemTypes, onFailure, patience } = props;
    const streamArn = table.tableStreamArn;
    if (!streamArn) throw new Error(`${table.node.path} has no stream to read`);
    allowReading(target, streamArn, `${table.tableArn}/stream/*`);
    const destination = grantSend(onFailure, target);
    new EventSourceMapping(this, 'Mapping', {
      target,
      eventSourceArn: streamArn,
      // TRIM_HORIZON: a change made while the mapping was being created is not lost.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      ...(patience === 'whole-stream'
        ? { retryAttempts: 10_000, maxRecordAge: Duration.hours(24) }
        : { retryAttempts: 8, maxRecordAge: Duration.hours(1) }),
      ...(itemTypes && { filters: [FilterCriteria.filter({ dynamodb: { NewImage: wanted(itemTypes) } })] }),
      onFailure: { bind: () => destination },
    });
  }
}

const wanted = (itemTypes: readonly string[]) => ({
  type: { S: FilterRule.or(...itemTypes) },
  quiet: { BOOL: FilterRule.notExists() },
});

/** The four actions that Lambda checks when the mapping is created. */
function allowReading(target: LambdaFunction, streamArn: string, allStreams: string): void {
  const actions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
  target.addToRolePolicy(new PolicyStatement({ actions, resources: [streamArn] }));
  target.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: [allStreams] }));
  acceptWildcard(target.role, allStreams, 'ListStreams is asked of a table, not of one of its streams.');
}
