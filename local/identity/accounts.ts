import type { State, StateMap } from '../aws/gateway/service';
import type { Account } from './account';

/** Who can sign in: those of the configuration, and whoever was made up on the sign-in page. */
export class Accounts {
  private readonly others: StateMap<Account>;

  constructor(
    readonly listed: readonly Account[],
    state: State,
  ) {
    this.others = state.map('accounts');
  }

  find(subject: string): Account | undefined {
    return this.listed.find((account) => account.subject === subject) ?? this.others.get(subject);
  }

  /** The name becomes the subject. Somebody of the same name, but in other groups, is the same person in other groups. */
  makeUp(name: string, groups: readonly string[]): Account {
    const subject = name
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40);
    const known = this.listed.find((account) => account.subject === subject);
    if (known || subject === '')
      throw new Error('Choose another name: letters and digits, and not one of those listed');
    const account = { subject, name: name.trim(), email: `${subject}@example.com`, groups, about: 'made up here' };
    this.others.put(subject, account);
    return account;
  }
}
