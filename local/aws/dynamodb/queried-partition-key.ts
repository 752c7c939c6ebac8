import type { Json, JsonObject } from '../gateway/service';
import { isObject } from '../template/cloudformation';

/** The partition key value of a Query, from `pk = :pk` in its key condition; `undefined` for a Scan. */
export function queriedPartitionKey(input: JsonObject, attribute: string): string | undefined {
  if (typeof input.KeyConditionExpression !== 'string') return undefined;
  const names = isObject(input.ExpressionAttributeNames) ? input.ExpressionAttributeNames : {};
  const values = isObject(input.ExpressionAttributeValues) ? input.ExpressionAttributeValues : {};
  const equalities = input.KeyConditionExpression.matchAll(/(#?[\w.-]+)\s*=\s*(:\w+)/g);
  for (const [, name = '', value = ''] of equalities) {
    if ((name.startsWith('#') ? names[name] : name) === attribute) return textOf(values[value]);
  }
  return undefined;
}

function textOf(value: Json | undefined): string | undefined {
  const [text] = isObject(value) ? Object.values(value) : [];
  return typeof text === 'string' ? text : undefined;
}
