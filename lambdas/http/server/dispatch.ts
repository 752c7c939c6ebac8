import type { APIGatewayProxyEventV2WithIAMAuthorizer } from 'aws-lambda';
import type { RouteKey, routes } from '../routes';
import { type Call, callOf, type Parts } from './call';
import type { Reply } from './reply';

type FunctionName = (typeof routes)[RouteKey]['function'];

/** The routes that one function answers. */
export type RoutesOf<F extends FunctionName> = {
  [K in RouteKey]: (typeof routes)[K]['function'] extends F ? K : never;
}[RouteKey];

/** A handler for each route of `K`; a missing one fails the type check. */
export type Handlers<K extends RouteKey> = { readonly [P in K]: (call: Call<P>) => Promise<Reply> };

/** What each route of `K` reads. Only these, because schemas of other routes would be made at each cold start for nothing. */
export type Reads<K extends RouteKey> = { readonly [P in K]: Parts<P> };

/**
 * Finds the handler by `event.routeKey` and calls it with the parsed request.
 * @throws Error for a route that is not in the table: the gateway sent a route that this function does not serve
 */
export function dispatch<K extends RouteKey>(handlers: Handlers<K>, reads: Reads<NoInfer<K>>) {
  return async (event: APIGatewayProxyEventV2WithIAMAuthorizer): Promise<Reply> => {
    const { routeKey } = event;
    if (!isKeyOf(handlers, routeKey)) throw new Error(`no handler for the route ${routeKey}`);
    return answer(handlers, reads, routeKey, event);
  };
}

function answer<K extends RouteKey>(
  handlers: Handlers<K>,
  reads: Reads<K>,
  key: K,
  event: APIGatewayProxyEventV2WithIAMAuthorizer,
): Promise<Reply> {
  return handlers[key](callOf<K>(reads[key], event));
}

export function isKeyOf<T extends object>(table: T, key: string): key is keyof T & string {
  return Object.hasOwn(table, key);
}
