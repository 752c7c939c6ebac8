import { AwsError, type ConditionContext, type Json, type JsonObject } from '../gateway/service';
import { asList, asObject, asText, isObject } from '../template/cloudformation';
import { partiql } from './partiql';
import type { Find, RequiredAction, Requirements } from './permission';
import { queriedPartitionKey } from './queried-partition-key';
import type { Table } from './table';

/**
 * The permissions that IAM checks for a DynamoDB call. Transactions have no action: each element needs its own.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 * @throws AwsError naming an operation the runtime does not offer.
 */
export function requiredActions(operation: string, input: JsonObject, find: Find): readonly RequiredAction[] {
  const requirements = operations[operation];
  if (!requirements) throw new AwsError('UnknownOperationException', `The local runtime does not offer ${operation}`);
  return requirements(input, find);
}

const onItem =
  (operation: string, keyMember: 'Key' | 'Item'): Requirements =>
  (input, find) => {
    const table = find(input.TableName);
    return [
      { action: `dynamodb:${operation}`, resource: table.arn, table, context: leadingKeys(table, [input[keyMember]]) },
    ];
  };

/** Query and Scan: the resource is the index when one is read. */
const onRange =
  (operation: string): Requirements =>
  (input, find) => {
    const table = find(input.TableName);
    const index = input.IndexName === undefined ? '' : asText(input.IndexName, 'IndexName');
    const key = queriedPartitionKey(input, table.partitionKeys[index] ?? '');
    return [
      {
        action: `dynamodb:${operation}`,
        resource: index === '' ? table.arn : `${table.arn}/index/${index}`,
        table,
        context: key === undefined ? {} : { 'dynamodb:LeadingKeys': [key] },
      },
    ];
  };

const onTable =
  (operation: string): Requirements =>
  (input, find) => {
    const table = find(input.TableName);
    return [{ action: `dynamodb:${operation}`, resource: table.arn, table, context: {} }];
  };

const batch =
  (operation: string, keysOf: (request: Json) => readonly (Json | undefined)[]): Requirements =>
  (input, find) =>
    Object.entries(asObject(input.RequestItems, 'RequestItems')).map(([name, requests]) => {
      const table = find(name);
      return {
        action: `dynamodb:${operation}`,
        resource: table.arn,
        table,
        context: leadingKeys(table, keysOf(requests)),
      };
    });

const elements: Readonly<Record<string, Requirements>> = {
  Get: onItem('GetItem', 'Key'),
  Put: onItem('PutItem', 'Item'),
  Update: onItem('UpdateItem', 'Key'),
  Delete: onItem('DeleteItem', 'Key'),
  ConditionCheck: onItem('ConditionCheckItem', 'Key'),
};

const transaction: Requirements = (input, find) =>
  asList(input.TransactItems, 'TransactItems').flatMap((item) =>
    Object.entries(asObject(item, 'TransactItems')).flatMap(([kind, element]) => {
      const requirements = elements[kind];
      if (!requirements) throw new AwsError('ValidationException', `A transaction has no element ${kind}`);
      return requirements(asObject(element, kind), find);
    }),
  );

const operations: Readonly<Record<string, Requirements>> = {
  GetItem: onItem('GetItem', 'Key'),
  PutItem: onItem('PutItem', 'Item'),
  UpdateItem: onItem('UpdateItem', 'Key'),
  DeleteItem: onItem('DeleteItem', 'Key'),
  Query: onRange('Query'),
  Scan: onRange('Scan'),
  DescribeTable: onTable('DescribeTable'),
  UpdateTimeToLive: onTable('UpdateTimeToLive'),
  BatchGetItem: batch('BatchGetItem', (request) => asList(asObject(request, 'RequestItems').Keys, 'Keys')),
  BatchWriteItem: batch('BatchWriteItem', (requests) =>
    asList(requests, 'RequestItems').flatMap((request) =>
      Object.values(asObject(request, 'RequestItems')).map((write) => {
        const { Item, Key } = asObject(write, 'RequestItems');
        return Item ?? Key;
      }),
    ),
  ),
  TransactGetItems: transaction,
  TransactWriteItems: transaction,
  ...partiql,
};

/** `dynamodb:LeadingKeys`: the partition keys that the call touches. */
function leadingKeys(table: Table, keys: readonly (Json | undefined)[]): ConditionContext {
  const attribute = table.partitionKeys[''] ?? '';
  const values = keys.flatMap((key) => (isObject(key) ? [keyText(key[attribute])] : []));
  const distinct = [...new Set(values.filter((value) => value !== undefined))].sort();
  return { 'dynamodb:LeadingKeys': distinct };
}

/** A key attribute is text, a number or bytes: `{"S": "…"}`. */
function keyText(value: Json | undefined): string | undefined {
  if (!isObject(value)) return undefined;
  const [text] = Object.values(value);
  return typeof text === 'string' ? text : undefined;
}
