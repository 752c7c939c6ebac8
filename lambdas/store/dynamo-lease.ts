import { ConditionalCheckFailedException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { EdgeLease } from '../domain/site/edge-records';
import { type Item, recordOf } from './items';
import { itemKey } from './keys';
import type { TakenLease } from './port';

/** One UpdateItem, whose condition is that the lease has expired. */
export async function takeLease(
  client: DynamoDBDocumentClient,
  table: string,
  { holder, until, now }: TakenLease,
): Promise<EdgeLease | undefined> {
  try {
    const { Attributes = {} } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: itemKey({ kind: 'edge-lease' }),
        UpdateExpression: 'SET #type = :type, #holder = :holder, #until = :until ADD #version :one',
        ConditionExpression: 'attribute_not_exists(#until) OR #until <= :now',
        ExpressionAttributeNames: { '#type': 'type', '#holder': 'holder', '#until': 'until', '#version': 'version' },
        ExpressionAttributeValues: {
          ':type': 'edge-lease',
          ':holder': holder,
          ':until': until,
          ':now': now,
          ':one': 1,
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return leaseIn(Attributes);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException)
      return undefined;
    throw error;
  }
}

function leaseIn(item: Item): EdgeLease | undefined {
  const record = recordOf(item);
  return record?.kind === 'edge-lease' ? record.value : undefined;
}
