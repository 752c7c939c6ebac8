import * as z from 'zod/mini';
import type { RouteKey } from '../routes';

export type Schema = z.core.$ZodType;

/** What a route reads. The functions parse with it, and the OpenAPI document is generated from it. */
export interface Operation {
  /** The name of the command or query. */
  readonly id: string;
  readonly path: Schema;
  readonly query: Schema;
  readonly body: Schema;
  /** What the OpenAPI document calls the body; `application/json` unless said. Functions read every content type as JSON. */
  readonly bodyTypes?: readonly string[];
  /** `If-Match` with an ETag works on this route. */
  readonly conditional: boolean;
  /** A PATCH whose repeat with the same `Idempotency-Key` gets the first answer, as on every POST. */
  readonly repeatable?: boolean;
}

/** The operations of one subject; `operations.ts` composes them and fails the type check while a route has none. */
export type Operations = { readonly [K in RouteKey]?: Operation };

/** Defaults: nothing in the path, the query and the body. */
export const bare = { path: z.strictObject({}), query: z.strictObject({}), body: z.undefined(), conditional: false };
