import { UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';

/**
 * Every way to change or remove an item, now or when it expires, without putting a whole one in its place, by the action that
 * IAM asks for. PartiQL is left out: whether DynamoDB takes its actions in a table's policy is not known.
 */
export function tampering(
  database: DynamoDBDocumentClient,
  TableName: string,
  Key: Readonly<Record<'chain' | 'seq', string>>,
): Readonly<Record<string, readonly (() => Promise<unknown>)[]>> {
  const Update = {
    TableName,
    Key,
    UpdateExpression: 'SET reason = :reason',
    ExpressionAttributeValues: { ':reason': 'forged' },
  };
  const batch = (request: object) => database.send(new BatchWriteCommand({ RequestItems: { [TableName]: [request] } }));
  const transact = (element: object) => database.send(new TransactWriteCommand({ TransactItems: [element] }));
  return {
    'dynamodb:UpdateItem': [() => database.send(new UpdateCommand(Update)), () => transact({ Update })],
    'dynamodb:DeleteItem': [
      () => database.send(new DeleteCommand({ TableName, Key })),
      () => transact({ Delete: { TableName, Key } }),
    ],
    'dynamodb:BatchWriteItem': [
      () => batch({ DeleteRequest: { Key } }),
      () => batch({ PutRequest: { Item: { ...Key, reason: 'forged' } } }),
    ],
    'dynamodb:UpdateTimeToLive': [
      () =>
        database.send(
          new UpdateTimeToLiveCommand({
            TableName,
            TimeToLiveSpecification: { AttributeName: 'at', Enabled: true },
          }),
        ),
    ],
  };
}
