import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of a JSON schema as docs/openapi.json has for answers. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly responses: Readonly<Record<string, Answer>> } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

const openApi: OpenApi = JSON.parse(
  readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'openapi.json'), 'utf8'),
);

/** What is done to an answer of the API, wherever its schema allows it. */
export interface Change {
  /** In place of every text that is no id, time or known value. */
  readonly words?: string;
  /** In place of every value of which the schema knows all. */
  readonly newer?: string;
  /** What is not required. */
  readonly optional?: 'missing' | 'null';
}

/** @param path of the request, from `/v1` on. @param answer parsed; a path that the API does not document stays as it is */
export function changed(path: string, answer: unknown, change: Change): unknown {
  const schema = schemaOf(path);
  return schema ? changedBy(schema, answer, change) : answer;
}

function schemaOf(path: string): Schema | undefined {
  const documented = Object.entries(openApi.paths).find(([pattern]) => isLike(path, pattern));
  return documented?.[1].get?.responses['200']?.content?.['application/json']?.schema;
}

const isLike = (path: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

function changedBy(given: Schema, value: unknown, change: Change): unknown {
  const schema = plain(given, value);
  if (typeof value === 'string') return changedText(schema, value, change);
  if (Array.isArray(value)) return value.map((item) => changedBy(schema.items ?? {}, item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap((entry) => changedMember(schema, entry, change)));
}

type Member = readonly [string, unknown];

function changedMember(schema: Schema, [name, value]: Member, change: Change): readonly Member[] {
  const { properties = {}, additionalProperties, required = [] } = schema;
  const known = properties[name];
  const own = known ?? (typeof additionalProperties === 'object' ? additionalProperties : {});
  // Without it there would be no second page to look at.
  if (name === 'cursor') return [[name, value]];
  if (known && change.optional && !required.includes(name)) return change.optional === 'null' ? [[name, null]] : [];
  return [[name, changedBy(own, value, change)]];
}

function changedText({ enum: known, format, pattern }: Schema, value: string, { words, newer }: Change): string {
  if (known) return newer ?? value;
  // A pattern that only forbids some characters is one of words.
  const isId = format !== undefined || (pattern !== undefined && !pattern.startsWith('^[^'));
  return isId ? value : (words ?? value);
}

/** Without references and choices: of several schemas the first that the value can have. */
function plain(schema: Schema, value: unknown): Schema {
  const { $ref, anyOf, oneOf, allOf } = schema;
  if ($ref !== undefined) return plain(openApi.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, value);
  if (allOf) return allOf.map((part) => plain(part, value)).reduce(joined, schema);
  const choices = (anyOf ?? oneOf)?.map((choice) => plain(choice, value));
  return choices?.find((choice) => fits(choice, value)) ?? schema;
}

const joined = (one: Schema, other: Schema): Schema => ({
  ...one,
  ...other,
  properties: { ...one.properties, ...other.properties },
  required: [...(one.required ?? []), ...(other.required ?? [])],
});

function fits({ type, required = [] }: Schema, value: unknown): boolean {
  if (typeof value === 'string') return type === 'string';
  if (Array.isArray(value)) return type === 'array';
  if (typeof value !== 'object' || value === null) return type !== 'object' && type !== 'array' && type !== 'string';
  return type === 'object' && required.every((name) => name in value);
}
