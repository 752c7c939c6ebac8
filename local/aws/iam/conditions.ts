import type { ConditionContext } from '../gateway/service';
import type { Statement } from './statement';
import { matchesWildcard } from './wildcard';

type Compare = (expected: string, actual: string) => boolean;

const numeric =
  (holds: (actual: number, expected: number) => boolean): Compare =>
  (expected, actual) =>
    holds(Number(actual), Number(expected));

/** The positive operators; a `Not` in the name negates one of them. */
const operators: Readonly<Record<string, Compare>> = {
  StringEquals: (expected, actual) => expected === actual,
  StringEqualsIgnoreCase: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  StringLike: (expected, actual) => matchesWildcard(expected, actual),
  ArnEquals: (expected, actual) => matchesWildcard(expected, actual),
  ArnLike: (expected, actual) => matchesWildcard(expected, actual),
  Bool: (expected, actual) => expected.toLowerCase() === actual.toLowerCase(),
  NumericEquals: numeric((actual, expected) => actual === expected),
  NumericLessThan: numeric((actual, expected) => actual < expected),
  NumericLessThanEquals: numeric((actual, expected) => actual <= expected),
  NumericGreaterThan: numeric((actual, expected) => actual > expected),
  NumericGreaterThanEquals: numeric((actual, expected) => actual >= expected),
};

interface Operator {
  readonly compare: Compare;
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
}

/**
 * Whether all conditions of a statement hold.
 * @throws Error naming an operator the evaluator does not know, or a condition key the call does not carry: in AWS the
 * key would have a value, so guessing could allow here what AWS refuses.
 */
export function conditionsHold(statement: Statement, context: ConditionContext): boolean {
  return Object.entries(statement.conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => holds(operator, key, expected, context, statement.sid)),
  );
}

function holds(
  name: string,
  key: string,
  expected: readonly string[],
  context: ConditionContext,
  sid: string,
): boolean {
  const actual = valuesOf(key, context);
  if (name === 'Null') return expected.some((value) => (value === 'true') === (actual === undefined));
  const operator = parseOperator(name, sid);
  if (actual === undefined) {
    if (operator.ifExists) return true;
    throw new Error(`Statement ${sid} asks for the condition key ${key}, which the local runtime does not give here`);
  }
  const matches = (value: string) =>
    operator.negated !== expected.some((candidate) => operator.compare(candidate, value));
  return operator.set === 'ForAllValues' ? actual.every(matches) : actual.some(matches);
}

/** Condition keys are case-insensitive. */
function valuesOf(key: string, context: ConditionContext): readonly string[] | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  if (!found) return undefined;
  return typeof found[1] === 'string' ? [found[1]] : found[1];
}

function parseOperator(name: string, sid: string): Operator {
  const [, set, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const positive = base.replace('Not', '');
  const compare = operators[positive];
  if (!compare) throw new Error(`The policy evaluator does not know the operator ${name} of statement ${sid}`);
  return {
    compare,
    negated: positive !== base,
    ifExists: ifExists !== undefined,
    set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : undefined,
  };
}
