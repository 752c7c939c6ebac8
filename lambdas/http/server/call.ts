import type * as z from 'zod/mini';
import { bytes } from '../../domain/limits';
import type { BodyOf, PathOf, QueryOf } from '../operations';
import type { RouteKey } from '../routes';
import { jsonOf, textOf } from './body';
import type { AuthenticatedEvent, Caller } from './caller';
import { type Idempotency, idempotencyOf, ifVersionOf } from './preconditions';
import { read } from './read';

/** An authenticated request, parsed: what a handler works with instead of the event. */
export interface Call<K extends RouteKey> extends Caller {
  readonly path: PathOf<K>;
  readonly query: QueryOf<K>;
  readonly body: BodyOf<K>;
  /** Can be spread into a command's input. */
  readonly preconditions: { readonly ifVersion?: number; readonly idempotency?: Idempotency };
}

/** The schemas of an operation's path, query and body. */
export interface Parts<K extends RouteKey> {
  readonly path: z.core.$ZodType<PathOf<K>>;
  readonly query: z.core.$ZodType<QueryOf<K>>;
  readonly body: z.core.$ZodType<BodyOf<K>>;
}

/** @throws Refusal `malformed`; PayloadTooLarge */
export function callOf<K extends RouteKey>(
  { path, query, body }: Parts<K>,
  event: AuthenticatedEvent,
  caller: Caller,
): Call<K> {
  const text = textOf(event, bytes.requestBody);
  const ifVersion = ifVersionOf(event);
  const idempotency = idempotencyOf(event, text);
  return {
    path: read(path, event.pathParameters ?? {}, 'the path'),
    query: read(query, event.queryStringParameters ?? {}, 'the query'),
    body: read(body, jsonOf(text), 'the body'),
    ...caller,
    preconditions: { ...(ifVersion !== undefined && { ifVersion }), ...(idempotency && { idempotency }) },
  };
}
