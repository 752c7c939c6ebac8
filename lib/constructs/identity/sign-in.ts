import type { RoleGroups } from '../../../lambdas/http/server/role-groups';

/** Who vouches for people, and what their tokens must say: of the stack's own user pool or of another OpenID Connect provider. */
export interface SignIn {
  readonly issuer: string;
  readonly clientId: string;
  /** Of access tokens: their `aud`, or without one their `client_id`. */
  readonly audience: string;
  /** Access tokens of the console have this scope, ID tokens have none. */
  readonly scope: string;
  /** What the console asks for when people sign in. */
  readonly requestedScopes: readonly string[];
  /** What the console's browser asks for keys and tokens. */
  readonly origins: readonly string[];
  readonly roleGroups: RoleGroups;
}
