import type { Json, JsonObject } from '../gateway/service';
import { asList, asObject } from '../template/cloudformation';
import { type DynamoClient, EngineError } from './client';
import type { Table } from './table';

/**
 * Creates the tables that are not there yet; a restart finds them and changes nothing.
 * @throws Error naming a table that exists with other keys or indexes: its data belongs to another version of the template.
 */
export async function createTables(client: DynamoClient, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    const existing = await describe(client, table.name);
    if (!existing) await client.call('DynamoDB_20120810.CreateTable', table.creation);
    else if (shapeOf(await withIndexes(client, existing, table.creation)) !== shapeOf(table.creation)) {
      throw new Error(
        `The table ${table.name} has other keys or indexes than the template: start with another --data directory`,
      );
    }
  }
}

/** Indexes that a later template has are added, as CloudFormation does; what is stored gets into them. */
async function withIndexes(client: DynamoClient, existing: JsonObject, wanted: JsonObject): Promise<JsonObject> {
  const { TableName = null, AttributeDefinitions = null, GlobalSecondaryIndexes } = wanted;
  const names = new Set(list(existing.GlobalSecondaryIndexes).map((index) => asObject(index, 'An index').IndexName));
  const missing = list(GlobalSecondaryIndexes).filter((index) => !names.has(asObject(index, 'An index').IndexName));
  let latest = existing;
  for (const index of missing) {
    const change = { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create: index }] };
    const { TableDescription } = await client.call('DynamoDB_20120810.UpdateTable', change);
    latest = asObject(TableDescription, 'A table');
  }
  return latest;
}

async function describe(client: DynamoClient, name: string): Promise<JsonObject | undefined> {
  try {
    const { Table } = await client.call('DynamoDB_20120810.DescribeTable', { TableName: name });
    return asObject(Table, name);
  } catch (error) {
    if (error instanceof EngineError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function shapeOf({ KeySchema, GlobalSecondaryIndexes }: JsonObject): string {
  const indexes = list(GlobalSecondaryIndexes)
    .map((index) => asObject(index, 'An index'))
    .map(({ IndexName, KeySchema: keys }) => `${JSON.stringify(IndexName)}:${keysOf(keys)}`);
  return [keysOf(KeySchema), ...indexes.sort()].join('|');
}

const keysOf = (schema: Json | undefined) =>
  list(schema)
    .map((part) => asObject(part, 'KeySchema'))
    .map(({ AttributeName, KeyType }) => `${JSON.stringify(KeyType)}=${JSON.stringify(AttributeName)}`)
    .sort()
    .join(',');

const list = (value: Json | undefined) => (value === undefined ? [] : asList(value, 'A table'));
