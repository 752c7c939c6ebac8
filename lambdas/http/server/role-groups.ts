import { type Role, roles } from '../route';

/** Which groups of the identity provider give which roles. */
export interface RoleGroups {
  /** The claim that lists a person's groups. */
  readonly claim: string;
  /** By role: the names of its groups, at the provider. */
  readonly groups: Readonly<Partial<Record<Role, readonly string[]>>>;
}

/** The groups of the stack's own user pool, which have the names of the roles. */
export const ownRoleGroups: RoleGroups = {
  claim: 'cognito:groups',
  groups: Object.fromEntries(roles.map((role) => [role, [role]])),
};

/** From a function's environment; CDK writes it. */
export function readRoleGroups(json: string): RoleGroups {
  return JSON.parse(json) as RoleGroups;
}

/** Everybody who can sign in may read; any other role needs a group. */
export function rolesOf(theirs: readonly string[], { groups }: RoleGroups): readonly Role[] {
  return roles.filter((role) => role === 'viewer' || groups[role]?.some((group) => theirs.includes(group)));
}
