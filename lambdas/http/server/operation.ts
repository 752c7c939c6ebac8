import * as z from 'zod/mini';
import type { RouteKey } from '../routes';

export type Schema = z.core.$ZodType;

export interface Answer {
  readonly status: number;
  /** `application/json` unless said. */
  readonly contentType?: string;
  readonly schema?: Schema;
}

/** What a route reads and answers. The functions parse with it, and the OpenAPI document is generated from it. */
export interface Operation {
  /** The name of the command or query. */
  readonly id: string;
  readonly path: Schema;
  readonly query: Schema;
  readonly body: Schema;
  readonly answer: Answer;
  /** `If-Match` with an ETag works on this route. */
  readonly conditional: boolean;
  /** A PATCH whose repeat with the same `Idempotency-Key` gets the first answer, as on every POST. */
  readonly repeatable?: boolean;
}

/** The operations of one subject; `operations.ts` composes them and fails the type check while a route has none. */
export type Operations = { readonly [K in RouteKey]?: Operation };

/** The schemas of one subject that have a name in the OpenAPI document. */
export type NamedSchemas = Readonly<Record<string, Schema>>;

/** Defaults: nothing in the path, the query and the body. */
export const bare = { path: z.strictObject({}), query: z.strictObject({}), body: z.undefined(), conditional: false };

export const json = (schema: Schema): Answer => ({ status: 200, schema });
export const created = (schema: Schema): Answer => ({ status: 201, schema });
export const noContent: Answer = { status: 204 };
export const html: Answer = { status: 200, contentType: 'text/html; charset=utf-8' };
