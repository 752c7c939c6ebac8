import { randomUUID } from 'node:crypto';
import jsonata from 'jsonata';

/** What expressions may name: `$states` and the variables assigned so far. */
export interface Bindings {
  readonly states: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An expression failed, returned nothing, or returned something invalid for its place. */
export class QueryEvaluationError extends Error {
  override readonly name = 'States.QueryEvaluationError';
}

/**
 * Replaces every `{% … %}` in a value; everything else stays. A string is an expression only as a whole, as in AWS.
 * @throws QueryEvaluationError when an expression fails or evaluates to nothing
 */
export async function evaluate(value: unknown, bindings: Bindings): Promise<unknown> {
  if (typeof value === 'string') return isExpression(value) ? run(value, bindings) : value;
  if (Array.isArray(value)) return Promise.all(value.map((item) => evaluate(item, bindings)));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(async ([key, member]) => [key, await evaluate(member, bindings)] as const);
  return Object.fromEntries(await Promise.all(members));
}

function isExpression(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}');
}

async function run(text: string, { states, variables }: Bindings): Promise<unknown> {
  const source = text.slice(2, -2).trim();
  const result = await settled(source, { ...variables, states });
  if (result === undefined) throw new QueryEvaluationError(`The JSONata expression '${source}' returned nothing`);
  // JSONata marks sequences with properties of their own; the result is converted to plain JSON.
  const json: unknown = JSON.parse(JSON.stringify(result) ?? 'null');
  return json;
}

async function settled(source: string, bindings: Readonly<Record<string, unknown>>): Promise<unknown> {
  try {
    const expression = jsonata(source);
    expression.registerFunction('uuid', () => randomUUID());
    expression.registerFunction('parse', (json: string): unknown => JSON.parse(json), '<s:x>');
    expression.registerFunction('eval', () => {
      throw new Error('$eval is not available');
    });
    return await expression.evaluate({}, { ...bindings });
  } catch (error) {
    const message = typeof error === 'object' && error && 'message' in error ? String(error.message) : String(error);
    throw new QueryEvaluationError(`The JSONata expression '${source}' failed: ${message}`);
  }
}
