import type { Json, JsonObject } from '../gateway/service';
import { asList, asObject, asText, isList, isObject } from './cloudformation';

/** What references mean in one template. Every lookup throws an error that names what is unknown. */
export interface Scope {
  ref(name: string): Json | undefined;
  getAtt(logicalId: string, attribute: string): Json;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): Json;
}

type Intrinsic = (argument: Json, scope: Scope) => Json | undefined;

/**
 * Replaces every intrinsic function in a template value. `undefined` stands for `AWS::NoValue`: the property is left out.
 * @throws Error naming an intrinsic that the runtime does not know.
 */
export function resolve(value: Json, scope: Scope): Json | undefined {
  if (isList(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  const [only, ...others] = Object.entries(value);
  if (only && others.length === 0 && isIntrinsic(only[0])) {
    const intrinsic = intrinsics[only[0]];
    if (!intrinsic) throw new Error(`The template uses ${only[0]}, which the local runtime does not know`);
    return intrinsic(only[1], scope);
  }
  return resolveMembers(value, scope);
}

function resolveMembers(value: JsonObject, scope: Scope): JsonObject {
  const members = Object.entries(value).map(([key, member]) => [key, resolve(member, scope)] as const);
  return Object.fromEntries(members.filter((member): member is [string, Json] => member[1] !== undefined));
}

const isIntrinsic = (key: string) => key === 'Ref' || key.startsWith('Fn::');

/** Resolves a value that must be text, e.g. a name. */
export function resolveText(value: Json, scope: Scope): string {
  return asText(resolve(value, scope), JSON.stringify(value));
}

/** Evaluates one entry of the template's `Conditions`. */
export function evaluateCondition(value: Json, scope: Scope): boolean {
  const [key, argument] = Object.entries(asObject(value, 'A condition'))[0] ?? ['an empty condition', null];
  const terms = () => asList(argument, key).map((term) => evaluateCondition(term, scope));
  switch (key) {
    case 'Fn::And':
      return terms().every(Boolean);
    case 'Fn::Or':
      return terms().some(Boolean);
    case 'Fn::Not':
      return terms().every((term) => !term);
    case 'Condition':
      return scope.condition(asText(argument, key));
    case 'Fn::Equals': {
      const [left, right] = asList(argument, key).map((side) => JSON.stringify(resolve(side, scope)));
      return left === right;
    }
    default:
      throw new Error(`The template uses ${key} as a condition, which the local runtime does not know`);
  }
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(asText(name, 'Ref')),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...attribute] = isList(argument)
      ? argument.map((part) => asText(part, 'Fn::GetAtt'))
      : asText(argument, 'Fn::GetAtt').split('.');
    return scope.getAtt(logicalId ?? '', attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = asList(argument, 'Fn::Join');
    const resolved = asList(resolve(parts ?? null, scope), 'Fn::Join');
    return resolved.map((part) => asText(part, 'Fn::Join')).join(asText(separator, 'Fn::Join'));
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [index, from] = asList(argument, 'Fn::Select');
    const list = asList(resolve(from ?? null, scope), 'Fn::Select');
    const item = list[Number(resolveText(index ?? null, scope))];
    if (item === undefined) throw new Error(`Fn::Select finds nothing at ${JSON.stringify(index)}`);
    return item;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = asList(argument, 'Fn::Split');
    return resolveText(text ?? null, scope).split(asText(separator, 'Fn::Split'));
  },
  'Fn::If': (argument, scope) => {
    const [name, whenTrue, whenFalse] = asList(argument, 'Fn::If');
    return resolve((scope.condition(asText(name, 'Fn::If')) ? whenTrue : whenFalse) ?? null, scope);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = asList(argument, 'Fn::FindInMap').map((part) => resolveText(part, scope));
    return scope.mapping(map ?? '', first ?? '', second ?? '');
  },
};

function substitute(argument: Json, scope: Scope): string {
  const [text, variables] = isList(argument) ? argument : [argument, {}];
  const own = asObject(variables ?? {}, 'Fn::Sub');
  return asText(text, 'Fn::Sub').replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    const variable = own[name];
    if (variable !== undefined) return resolveText(variable, scope);
    const dot = name.indexOf('.');
    const value = dot < 0 ? scope.ref(name) : scope.getAtt(name.slice(0, dot), name.slice(dot + 1));
    return asText(value, `\${${name}}`);
  });
}
