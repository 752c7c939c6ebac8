import type { EpochSeconds } from '../actor';
import type { Directory, Person } from './directory';
import { isVoter } from './person-changes';

/** How far the regular look at mailboxes is. */
export interface MailboxChecks {
  /** When the last round that is complete began: then every mailbox of it was looked at since. 0 before the first. */
  readonly roundAt: EpochSeconds;
  /** The round that is under way: when it began, and who was looked at last. */
  readonly round?: { readonly at: EpochSeconds; readonly after: string };
  readonly version: number;
}

/** Somebody who was asked may follow the link for so long. https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html */
const answersWithin = 3 * 86_400;

/** Whoever was asked lately and has not answered: they may follow the link at any moment. */
export const askedLately = ({ people }: Directory, now: EpochSeconds): readonly Person[] =>
  people.filter((person) => !person.confirmed && now - askedAt(person) < answersWithin);

const askedAt = ({ addedAt, mailboxSince = 0, lostAt = 0 }: Person): EpochSeconds =>
  Math.max(addedAt, mailboxSince, lostAt);

/** The next people of a round, in order of their ids: who can vote, and who has never answered. */
export function nextOfRound({ people }: Directory, after: string, most: number): readonly Person[] {
  const left = people.filter((person) => person.personId > after && (isVoter(person) || !person.confirmed));
  return left.sort((one, other) => (one.personId < other.personId ? -1 : 1)).slice(0, most);
}
