import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { LinkAttempts } from '../domain/voting/approval-request';
import { type Item, recordOf } from './items';
import { itemKey } from './keys';

/** Each reads 1 MB, some 4,000 links: more than there can be people with links to one question. */
const mostQueries = 3;

/** All attempts of a subject; a link that nobody opened has none. */
export async function listAttempts(
  client: DynamoDBDocumentClient,
  table: string,
  subjectId: string,
): Promise<LinkAttempts[]> {
  const { pk } = itemKey({ kind: 'link-attempts', subjectId, secretHash: '' });
  const found: Item[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  for (let query = 1; query <= mostQueries; query++) {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':pk': pk },
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    found.push(...(answer.Items ?? []));
    from = answer.LastEvaluatedKey;
    if (!from) break;
  }
  return found.map(recordOf).flatMap((record) => (record?.kind === 'link-attempts' ? record.value : []));
}
