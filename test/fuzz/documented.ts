import { readFileSync } from 'node:fs';
import type { RouteKey } from '../../lambdas/http/routes';

/** As much of JSON Schema as docs/openapi.json uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Schema;
}

interface Documented {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly schema: Schema; readonly examples?: Readonly<Record<string, { value: unknown }>> }>
    >;
  };
}

/** One operation of docs/openapi.json. */
export interface Operation {
  readonly routeKey: RouteKey;
  readonly method: string;
  /** With `{name}` segments. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly type: string; readonly schema: Schema; readonly examples: readonly unknown[] };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Document;

export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { parameters = [], requestBody }]) => {
    const verb = method.toUpperCase();
    const [[type, content] = []] = Object.entries(requestBody?.content ?? {});
    const examples = Object.values(content?.examples ?? {}).map(({ value }) => value);
    const body = type !== undefined && content && { type, schema: content.schema, examples };
    return { routeKey: `${verb} ${path}` as RouteKey, method: verb, path, parameters, ...(body && { body }) };
  }),
);

/** Without the references at its top. */
export function resolved(schema: Schema): Schema {
  const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(schema.$ref ?? '') ?? [];
  const found = name === undefined ? undefined : document.components.schemas[name];
  return found ? resolved(found) : schema;
}
