import type { RouteKey } from '../routes';
import type { Schema } from './operation';

/**
 * What a route answers. Only the OpenAPI document needs it: no function checks its own answers, so their schemas, which take
 * milliseconds to make, are in no bundle.
 */
export interface Answer {
  readonly status: number;
  /** `application/json` unless said. */
  readonly contentType?: string;
  readonly schema?: Schema;
  /** What it answers with 202 when people have to approve a part of the request first. */
  readonly accepted?: Schema;
}

/** The answers of one subject; `answers.ts` composes them and fails the type check while a route has none. */
export type Answers = { readonly [K in RouteKey]?: Answer };

/** The schemas of one subject that have a name in the OpenAPI document. */
export type NamedSchemas = Readonly<Record<string, Schema>>;

export const json = (schema: Schema): Answer => ({ status: 200, schema });
export const created = (schema: Schema): Answer => ({ status: 201, schema });
export const noContent: Answer = { status: 204 };
export const html: Answer = { status: 200, contentType: 'text/html; charset=utf-8' };
