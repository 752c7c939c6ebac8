import type { Json, JsonObject } from '../gateway/service';
import { asList, asObject, isList, isObject } from '../template/cloudformation';

/**
 * Whether a record or an event matches a pattern: every named field must match one of the listed alternatives.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 * @throws Error naming a comparison that the runtime does not know.
 */
export function matchesPattern(pattern: JsonObject, record: JsonObject): boolean {
  return Object.entries(pattern).every(([field, expected]) => {
    if (field === '$or') return asList(expected, '$or').some((one) => matchesPattern(asObject(one, '$or'), record));
    const actual = record[field];
    if (isList(expected)) return expected.some((alternative) => matchesOne(alternative, actual));
    return matchesPattern(asObject(expected, field), isObject(actual) ? actual : {});
  });
}

function matchesOne(alternative: Json, actual: Json | undefined): boolean {
  if (isObject(alternative)) return compares(alternative, actual);
  return isList(actual) ? actual.includes(alternative) : actual === alternative;
}

function compares(comparison: JsonObject, actual: Json | undefined): boolean {
  const [operator, operand] = Object.entries(comparison)[0] ?? ['nothing', null];
  switch (operator) {
    case 'exists':
      return (actual !== undefined && !isObject(actual)) === operand;
    case 'prefix':
      return typeof actual === 'string' && actual.startsWith(String(operand));
    case 'suffix':
      return typeof actual === 'string' && actual.endsWith(String(operand));
    case 'anything-but':
      return (
        actual !== undefined && !(isList(operand ?? null) ? asList(operand, operator) : [operand]).includes(actual)
      );
    default:
      throw new Error(`The local runtime does not know the filter comparison ${operator}`);
  }
}
