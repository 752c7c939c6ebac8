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

type Event = APIGatewayProxyEventV2WithIAMAuthorizer;

/** What answers the event of each route of `K`; a missing one fails the type check. */
export type Answers<K extends RouteKey> = { readonly [P in K]: (event: Event) => Promise<Reply> };

/**
 * Handlers that get their requests parsed.
 *
 * @param reads loads what their routes read, at the first request of one of them: a function with many routes would otherwise make
 * the schemas of all of them at each cold start
 */
export function answersOf<K extends RouteKey>(
  handlers: Handlers<K>,
  reads: () => Promise<Reads<NoInfer<K>>>,
): Answers<K> {
  const keys = Object.keys(handlers) as K[];
  const answers = keys.map(
    (key) => [key, async (event: Event) => answer(handlers, await reads(), key, event)] as const,
  );
  return Object.fromEntries(answers) as Answers<K>;
}

function answer<K extends RouteKey>(handlers: Handlers<K>, reads: Reads<K>, key: K, event: Event): Promise<Reply> {
  return handlers[key](callOf<K>(reads[key], event));
}

/**
 * Finds what answers `event.routeKey`.
 * @throws Error for a route that is not in the table: the gateway sent a route that this function does not serve
 */
export function route<K extends RouteKey>(answers: Answers<K>) {
  return async (event: Event): Promise<Reply> => {
    const { routeKey } = event;
    if (!isKeyOf(answers, routeKey)) throw new Error(`no handler for the route ${routeKey}`);
    return answers[routeKey](event);
  };
}

/** As `route`, for a function that serves few routes, with what they read. */
export function dispatch<K extends RouteKey>(handlers: Handlers<K>, reads: Reads<NoInfer<K>>) {
  return route(answersOf(handlers, async () => reads));
}

export function isKeyOf<T extends object>(table: T, key: string): key is keyof T & string {
  return Object.hasOwn(table, key);
}
