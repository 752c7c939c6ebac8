import type { Json, JsonObject, PolicyDocument } from '../gateway/service';
import { asList, asObject, asText, isList, isObject } from '../template/cloudformation';

/** One statement of a policy with every element it may have. */
export interface Statement {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  /** By kind (`AWS`, `Service`); `*` alone is kind `*`. Absent in identity policies. */
  readonly principals?: Readonly<Record<string, readonly string[]>>;
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const elements = new Set(['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'Condition']);

const parsed = new WeakMap<PolicyDocument, readonly Statement[]>();

/** @throws Error naming an element, effect or policy variable that the evaluator does not know: never an allow. */
export function statementsOf(document: PolicyDocument): readonly Statement[] {
  const known =
    parsed.get(document) ?? asList(document.Statement, 'Statement').map((one) => parse(asObject(one, 'Statement')));
  parsed.set(document, known);
  return known;
}

/** @throws Error unless the value is a policy document. */
export function toPolicy(value: Json | undefined, where: string): PolicyDocument {
  const document = asObject(value, where);
  const statement = document.Statement ?? null;
  const statements = isObject(statement) ? [statement] : asList(statement, `${where}.Statement`);
  return { Statement: statements.map((one) => asObject(one, `${where}.Statement`)) };
}

function parse(raw: JsonObject): Statement {
  const sid = typeof raw.Sid === 'string' ? raw.Sid : JSON.stringify(raw);
  const unknown = Object.keys(raw).find((element) => !elements.has(element));
  if (unknown) throw new Error(`The policy evaluator does not know the element ${unknown} of statement ${sid}`);
  if (raw.Effect !== 'Allow' && raw.Effect !== 'Deny') throw new Error(`Statement ${sid} has no effect`);
  if (JSON.stringify(raw).includes('${'))
    throw new Error(`The policy evaluator knows no variables, as in statement ${sid}`);
  return {
    sid,
    effect: raw.Effect,
    ...present('actions', raw.Action),
    ...present('notActions', raw.NotAction),
    ...present('resources', raw.Resource),
    ...present('notResources', raw.NotResource),
    ...(raw.Principal === undefined ? {} : { principals: principalsOf(raw.Principal) }),
    conditions: conditionsOf(raw.Condition ?? {}),
  };
}

const texts = (value: Json): readonly string[] =>
  (isList(value) ? value : [value]).map((one) => asText(one, 'A policy'));

function present<K extends string>(key: K, value: Json | undefined): { readonly [P in K]?: readonly string[] } {
  return value === undefined ? {} : ({ [key]: texts(value) } as { readonly [P in K]: readonly string[] });
}

function principalsOf(value: Json): Readonly<Record<string, readonly string[]>> {
  if (value === '*') return { '*': ['*'] };
  return Object.fromEntries(Object.entries(asObject(value, 'Principal')).map(([kind, who]) => [kind, texts(who)]));
}

function conditionsOf(value: Json): Statement['conditions'] {
  const operators = Object.entries(asObject(value, 'Condition'));
  return Object.fromEntries(
    operators.map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(asObject(keys, operator)).map(([key, values]) => [key, texts(values)])),
    ]),
  );
}
