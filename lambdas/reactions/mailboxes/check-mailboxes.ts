import type { ApproverTopics } from '../../aws/approver-topics';
import { confirmPerson } from '../../commands/directory/confirm-person';
import { loseConfirmation } from '../../commands/directory/lose-confirmation';
import { systemActor } from '../../commands/transaction/audited';
import type { Directory, Person } from '../../domain/directory/directory';
import { Refusal } from '../../domain/refusal';
import { groupsOf } from '../../platform/groups-of';
import { nameOf } from '../../platform/log';
import { getDirectory } from '../../queries/directory/get-directory';
import type { ReactionDeps } from '../deps';
import { askMailbox } from './ask-mailbox';
import { logUnreachable } from './log-unreachable';

export interface MailboxDeps extends ReactionDeps {
  readonly topics: ApproverTopics;
}

export type Outcome = 'kept' | 'confirmed' | 'lost' | 'asked' | 'failed';

const actor = systemActor('check-mailboxes');
/**
 * Well below the 30 listings a second that SNS allows per account.
 * https://docs.aws.amazon.com/general/latest/gr/sns.html
 */
const atOnce = 5;

/** What a check of mailboxes found. */
export interface Checked {
  readonly checked: number;
  readonly confirmed: number;
  readonly lost: number;
  readonly failed: number;
}

/** Compares all mailboxes with SNS, as an operator may ask. */
export async function checkMailboxes(deps: MailboxDeps): Promise<Checked> {
  const directory = await getDirectory(deps);
  return checkPeople(deps, directory, directory.people);
}

/**
 * Brings the directory in line with SNS: people who followed the link in the mail become confirmed; people who
 * unsubscribed lose the confirmation and are asked again. Running it twice, late, or while an administrator makes
 * changes is harmless.
 *
 * @param before the directory as it stood
 */
export async function checkPeople(deps: MailboxDeps, before: Directory, people: readonly Person[]): Promise<Checked> {
  const outcomes: Outcome[] = [];
  for (const group of groupsOf(people, atOnce)) {
    outcomes.push(...(await Promise.all(group.map((person) => checkMailbox(deps, person)))));
  }
  if (outcomes.includes('lost') || outcomes.includes('failed')) await logUnreachable(deps, before);
  const [confirmed, lost, failed] = [count(outcomes, 'confirmed'), count(outcomes, 'lost'), count(outcomes, 'failed')];
  if (people.length > 0) deps.log('mailboxes-checked', { count: people.length });
  return { checked: people.length, confirmed, lost, failed };
}

export const count = (outcomes: readonly Outcome[], which: Outcome): number =>
  outcomes.filter((outcome) => outcome === which).length;

/** If one mailbox cannot be checked, the others still are; the next check tries it again. */
export async function checkMailbox(deps: MailboxDeps, person: Person): Promise<Outcome> {
  const { personId } = person;
  try {
    return await compare(deps, person);
  } catch (thrown) {
    // Removed, or given another address, since the directory was read.
    if (thrown instanceof Refusal && ['unknown-approver', 'not-confirmed'].includes(thrown.code)) return 'kept';
    deps.log('mailbox-unchecked', { personId, error: nameOf(thrown) });
    return 'failed';
  }
}

async function compare(deps: MailboxDeps, { personId, email, confirmed }: Person): Promise<Outcome> {
  const state = await deps.topics.subscription(personId, email);
  if (confirmed) return state === 'confirmed' ? 'kept' : lose(deps, personId, email);
  if (state === 'confirmed') return confirm(deps, personId, email);
  // Whoever let the mail lie is not mailed again and again; a replacement that was left half done is completed.
  return state === 'foreign' && (await askMailbox(deps, deps.topics, { personId, email })) ? 'asked' : 'kept';
}

async function confirm(deps: MailboxDeps, personId: string, email: string): Promise<Outcome> {
  await confirmPerson(deps, { personId, email }, actor);
  deps.log('mailbox-confirmed', { personId });
  return 'confirmed';
}

async function lose(deps: MailboxDeps, personId: string, email: string): Promise<Outcome> {
  const person = await loseConfirmation(deps, { personId, email }, actor);
  if (person.email !== email) return 'kept';
  deps.log('confirmation-lost', { personId });
  await askMailbox(deps, deps.topics, person);
  return 'lost';
}
