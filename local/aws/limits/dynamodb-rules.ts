import type { Constraint } from './constraint';
import { itemBytes, valueBytes } from './item-size';
import { areDistinct, entriesOf, listOf, type Rule } from './rule';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const limits = {
  itemBytes: 400 * 1024,
  keyBytes: 2048,
  transactionBytes: 4 * 1024 * 1024,
  batchBytes: 16 * 1024 * 1024,
};

/** A whole item, its names and values. */
export const itemSize: Constraint = {
  fault: (item) => (itemBytes(item) > limits.itemBytes ? 'Item size has exceeded the maximum allowed size' : undefined),
};

/**
 * A key attribute; the database checks the shorter limit of sort keys, because only it knows which attribute is the
 * sort key.
 */
export const keySize: Constraint = {
  fault(value) {
    const size = valueBytes(value);
    if (size === 0) return 'The AttributeValue for a key attribute cannot contain an empty string value';
    return size > limits.keyBytes ? 'Size of hashkey has exceeded the maximum size limit of 2048 bytes' : undefined;
  },
};

const bytesOf = (value: unknown) => (value === undefined ? 0 : itemBytes(value));

/** Each element on a different item, all together within 4 MB. */
export const transaction: Rule = {
  fault({ TransactItems }) {
    const elements = listOf(TransactItems).flatMap((element) =>
      Object.values(element).map((one) => ({ ...Object(one) })),
    );
    const keys = elements.flatMap(({ TableName, Key }) => (Key === undefined ? [] : [[TableName, sorted(Key)]]));
    if (!areDistinct(keys)) return 'Transaction request cannot include multiple operations on one item';
    const total = elements.reduce(
      (sum, { Item, Key, ExpressionAttributeValues: values }) => sum + bytesOf(Item) + bytesOf(Key) + bytesOf(values),
      0,
    );
    return total > limits.transactionBytes ? 'Transaction request size must be within 4 MB' : undefined;
  },
};

export const batchGet: Rule = {
  fault({ RequestItems }) {
    const keys = entriesOf(RequestItems).flatMap(([table, one]) =>
      listOf(Object(one).Keys).map((key) => [table, sorted(key)]),
    );
    if (keys.length === 0 || keys.length > 100) return 'Too many items requested for the BatchGetItem call';
    return areDistinct(keys) ? undefined : 'Provided list of item keys contains duplicates';
  },
};

export const batchWrite: Rule = {
  fault({ RequestItems }) {
    const requests = entriesOf(RequestItems).flatMap(([table, list]) => listOf(list).map((one) => ({ table, ...one })));
    const writes = requests.map((one) => ({
      table: one.table,
      put: Reflect.get(one, 'PutRequest'),
      delete: Reflect.get(one, 'DeleteRequest'),
    }));
    if (writes.length === 0 || writes.length > 25) return 'Too many items requested for the BatchWriteItem call';
    const keys = writes.flatMap((one) => (one.delete ? [[one.table, sorted(Object(one.delete).Key)]] : []));
    if (!areDistinct(keys)) return 'Provided list of item keys contains duplicates';
    const total = writes.reduce((sum, { put }) => sum + (put ? bytesOf(Object(put).Item) : 0), 0);
    return total > limits.batchBytes ? 'The batch must be smaller than 16 MB' : undefined;
  },
};

/** A key as text, whatever the order of its attributes. */
function sorted(key: unknown): readonly unknown[] {
  return Object.entries(Object(key)).sort(([a], [b]) => (a < b ? -1 : 1));
}
