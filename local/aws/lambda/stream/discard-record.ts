import type { InvokeResult, JsonObject } from '../../gateway/service';
import { sequenceNumberOf } from './deliver';

interface Context {
  readonly functionArn: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly attempts: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * The record for the on-failure destination: it says where the stream records are, not what they contain.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function discardRecord(records: readonly JsonObject[], result: InvokeResult, context: Context): object {
  const [first, last] = [records[0], records.at(-1)];
  return {
    version: '1.0',
    timestamp: new Date(context.at).toISOString(),
    requestContext: {
      functionArn: context.functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: context.attempts,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      ...(result.error ? { functionError: 'Unhandled' } : {}),
    },
    DDBStreamBatchInfo: {
      shardId: context.shardId,
      startSequenceNumber: first && sequenceNumberOf(first),
      endSequenceNumber: last && sequenceNumberOf(last),
      batchSize: records.length,
      streamArn: context.streamArn,
    },
  };
}
