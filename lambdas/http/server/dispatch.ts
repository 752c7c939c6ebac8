import { Refusal } from '../../domain/refusal';
import { mayCall, type Route, rolesFor } from '../route';
import { type RouteKey, routes } from '../routes';
import { type Call, callOf, type Parts } from './call';
import { type AuthenticatedEvent, type Caller, callerOf } from './caller';
import { conditional } from './conditional';
import type { Reply } from './reply';
import { ownRoleGroups, type RoleGroups } from './role-groups';
import { locatedFor, operationOf } from './signed-in-routes';

type FunctionName = (typeof routes)[RouteKey]['function'];

/** The routes that one function answers. */
export type RoutesOf<F extends FunctionName> = {
  [K in RouteKey]: (typeof routes)[K]['function'] extends F ? K : never;
}[RouteKey];

/** A handler for each route of `K`; a missing one fails the type check. */
export type Handlers<K extends RouteKey> = { readonly [P in K]: (call: Call<P>) => Promise<Reply> };

/** What each route of `K` reads. Only these, because schemas of other routes would be made at each cold start for nothing. */
export type Reads<K extends RouteKey> = { readonly [P in K]: Parts<P> };

type Answerer = (event: AuthenticatedEvent, caller: Caller) => Promise<Reply>;

/** What answers the event of each route of `K`; a missing one fails the type check. */
export type Answers<K extends RouteKey> = { readonly [P in K]: Answerer };

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
  const answers = keys.map((key) => {
    const answer: Answerer = async (event, caller) => handlers[key](callOf<K>((await reads())[key], event, caller));
    return [key, answer] as const;
  });
  return Object.fromEntries(answers) as Answers<K>;
}

/**
 * Finds what answers `event.routeKey`, the same for people who signed in and for those who sign their requests.
 *
 * @param groups which give the roles of those who signed in
 * @throws Refusal `role-required`; Error for a route that is not in the table: the gateway sent a route that this function does not
 * serve
 */
export function route<K extends RouteKey>(answers: Answers<K>, groups: RoleGroups = ownRoleGroups) {
  return async (event: AuthenticatedEvent): Promise<Reply> => {
    const key = operationOf(event.routeKey);
    if (!isKeyOf(answers, key)) throw new Error(`no handler for the route ${event.routeKey}`);
    const caller = callerOf(event, groups);
    if (caller.roles) assertRole(caller.roles, routes[key]);
    return conditional(event, locatedFor(event.routeKey, await answers[key](event, caller)));
  };
}

/** For a signed request, IAM has decided this before. */
function assertRole(theirs: Caller['roles'] & object, called: Route): void {
  if (theirs.some((role) => mayCall(role, called))) return;
  const required = rolesFor(called);
  throw new Refusal(
    'role-required',
    `This needs the role ${required.join(' or ')}, and your sign-in has ${theirs.join(', ')}. An administrator of your identity provider can add you to a group with that role; then sign in again.`,
    { roles: [...theirs], requiredRoles: [...required] },
  );
}

/** As `route`, for a function that serves few routes, with what they read. */
export function dispatch<K extends RouteKey>(
  handlers: Handlers<K>,
  reads: Reads<NoInfer<K>>,
  groups: RoleGroups = ownRoleGroups,
) {
  return route(
    answersOf(handlers, async () => reads),
    groups,
  );
}

export function isKeyOf<T extends object>(table: T, key: string): key is keyof T & string {
  return Object.hasOwn(table, key);
}
