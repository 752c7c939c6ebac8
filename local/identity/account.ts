/** Somebody who can sign in here. */
export interface Account {
  /** The `sub` of their tokens. */
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  /** Of the user pool, which give roles. */
  readonly groups: readonly string[];
  /** What the picker says of them. */
  readonly about: string;
}

/** Who is in the configuration, as far as signing in is concerned. */
export interface Listed {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly approver: boolean;
}

/** Nobody in the directory: what they may do, their group says. */
const byRole: readonly Account[] = [
  { subject: 'administrator', name: 'Administrator', groups: ['admin'], about: 'changes sites, people and policies' },
  { subject: 'breakglass', name: 'Break-glass holder', groups: ['breakglass'], about: 'starts emergencies' },
  { subject: 'viewer', name: 'Viewer', groups: [], about: 'is in no group, so only reads' },
].map((account) => ({ ...account, email: `${account.subject}@example.com` }));

/** The people of the configuration, each in the group that they need, and one account for every other role. */
export function accountsOf(people: readonly Listed[]): readonly Account[] {
  const named = people.map(({ personId, name, email, approver }) => ({
    subject: personId,
    name,
    email,
    groups: [approver ? 'approver' : 'requester'],
    about: approver ? 'approves' : 'requests windows',
  }));
  return [...named, ...byRole.filter(({ subject }) => !named.some((account) => account.subject === subject))];
}
