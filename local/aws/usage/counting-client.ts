import type { DynamoClient } from '../dynamodb/client';
import type { AwsResponse, Json, JsonObject } from '../gateway/service';
import { isObject } from '../template/cloudformation';
import type { CountUsage } from './usage';

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

/**
 * Passes calls to the database and counts the request units of tables and indexes. The database is asked for them, and
 * the answer goes on without them. A write that a condition refuses is billed as well, but the database does not say how
 * much: its elements are counted as `RefusedWrites`.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 *
 * @param tables names of the tables that are billed; the runtime has one of its own
 */
export function countingClient(
  client: Pick<DynamoClient, 'forward'>,
  tables: ReadonlySet<string>,
  count: CountUsage,
): Pick<DynamoClient, 'forward'> {
  return {
    async forward(target, body, onBreak) {
      const operation = target.split('.').at(-1) ?? '';
      const input = JSON.parse(body.toString()) as JsonObject;
      if (input.ReturnConsumedCapacity !== undefined) return client.forward(target, body, onBreak);
      const asked = JSON.stringify({ ...input, ReturnConsumedCapacity: 'INDEXES' });
      const response = await client.forward(target, asked, onBreak);
      const unit = writes.has(operation) ? 'WriteRequestUnits' : 'ReadRequestUnits';
      if (response.status !== 200) {
        if (writes.has(operation)) count('dynamodb', 'RefusedWrites', operation, elementsOf(input));
        return response;
      }
      const { ConsumedCapacity, ...answer } = JSON.parse(response.body.toString()) as JsonObject;
      for (const { TableName, CapacityUnits } of capacitiesOf(ConsumedCapacity)) {
        if (typeof TableName !== 'string' || !tables.has(TableName)) continue;
        // A consistent read of up to 4 KB is one capacity unit and one request unit; an eventual one half of either.
        count('dynamodb', unit, TableName, Number(CapacityUnits));
      }
      return { ...response, body: JSON.stringify(answer) } satisfies AwsResponse;
    },
  };
}

function capacitiesOf(consumed: Json | undefined): readonly JsonObject[] {
  const list: readonly Json[] = isList(consumed) ? consumed : consumed === undefined ? [] : [consumed];
  return list.filter(isObject);
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

function elementsOf({ TransactItems }: JsonObject): number {
  return isList(TransactItems) ? TransactItems.length : 1;
}
