import type { APIGatewayProxyEventV2WithIAMAuthorizer, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Actor, SignIn } from '../../domain/actor';
import { oidcPrincipal } from '../../domain/directory/principals';
import type { Role } from '../route';
import { groupsIn } from './group-claim';
import { type RoleGroups, rolesOf } from './role-groups';

/** A request that API Gateway let through: signed, or with a token of a sign-in. */
export type AuthenticatedEvent = APIGatewayProxyEventV2WithIAMAuthorizer | APIGatewayProxyEventV2WithJWTAuthorizer;

/** Who calls. */
export interface Caller {
  readonly actor: Actor;
  /** Of somebody who signed in. For a signed request, IAM has decided what it may call. */
  readonly roles?: readonly Role[];
}

/**
 * The signer as IAM names it, a user's ARN or `assumed-role/{role}/{session}`; or the issuer and subject of the sign-in.
 *
 * @throws Error for a token without issuer or subject, which no provider issues to people
 */
export function callerOf(event: AuthenticatedEvent, groups: RoleGroups): Caller {
  const { authorizer, http } = event.requestContext;
  const { sourceIp } = http;
  if ('iam' in authorizer) return { actor: { principal: authorizer.iam.userArn, sourceIp } };
  const { claims } = authorizer.jwt;
  const signIn = signInOf(claims);
  const roles = rolesOf(groupsIn(claims, groups.claim, event.headers.authorization), groups);
  return { actor: { principal: oidcPrincipal(signIn), sourceIp, signIn }, roles };
}

type Claims = APIGatewayProxyEventV2WithJWTAuthorizer['requestContext']['authorizer']['jwt']['claims'];

/** API Gateway passes every claim as a text. */
function signInOf({ iss, sub, auth_time: time }: Claims): SignIn {
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '')
    throw new Error('A token has no issuer or subject');
  const authenticatedAt = /^\d{1,12}$/.test(String(time)) ? Number(time) : undefined;
  return { issuer: iss, subject: sub, ...(authenticatedAt !== undefined && { authenticatedAt }) };
}
