import { roles } from '../../../lambdas/http/route';
import { ownRoleGroups } from '../../../lambdas/http/server/role-groups';
import type { Config } from '../../config';
import type { SignIn } from './sign-in';

/** The usual name of the claim, among Okta, Keycloak and Entra. */
const usualGroupsClaim = 'groups';

/** The scope that the console's tokens have, of the stack's own resource server and by default of any other. */
export const consoleScope = 'quiesce/console';

/** @returns `undefined` where the configuration names no provider */
export function externalProvider({ identity }: Pick<Config, 'identity'>): SignIn | undefined {
  const { issuer, clientId, scope = consoleScope, groupsClaim = usualGroupsClaim, groups = {} } = identity;
  if (issuer === undefined || clientId === undefined) return undefined;
  const named = roles.map((role) => [role, groups[role] ?? ownRoleGroups.groups[role]] as const);
  return {
    issuer,
    clientId,
    audience: identity.audience ?? clientId,
    scope,
    requestedScopes: identity.requestedScopes ?? ['openid', 'offline_access', scope],
    origins: [new URL(issuer).origin],
    roleGroups: { claim: groupsClaim, groups: Object.fromEntries(named) },
  };
}
