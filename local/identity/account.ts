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

/** One account for each role that people seldom have. They need not be in the directory: what they may do, their group says. */
const byRole: readonly Account[] = [
  { subject: 'administrator', name: 'Administrator', groups: ['admin'], about: 'changes sites, people and policies' },
  { subject: 'breakglass', name: 'Break-glass holder', groups: ['breakglass'], about: 'starts emergencies' },
  { subject: 'viewer', name: 'Viewer', groups: [], about: 'is in no group, so only reads' },
].map((account) => ({ ...account, email: `${account.subject}@example.com` }));

/** The people of the configuration, each in the group that they need, and an account for every other role. */
export function accountsOf(people: readonly Listed[]): readonly Account[] {
  const named = people.map(accountOf);
  return [...named, ...byRole.filter(({ subject }) => !named.some((account) => account.subject === subject))];
}

/** Somebody who has the id of an account with a role has that role. */
function accountOf({ personId, name, email, approver }: Listed): Account {
  const groups = [approver ? 'approver' : 'requester'];
  const about = approver ? 'approves' : 'requests windows';
  const role = byRole.find(({ subject }) => subject === personId);
  return { subject: personId, name, email, ...(role ? { groups: role.groups, about: role.about } : { groups, about }) };
}
