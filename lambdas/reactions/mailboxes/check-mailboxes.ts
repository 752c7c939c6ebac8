import type { ApproverTopics } from '../../aws/approver-topics';
import { confirmPerson } from '../../commands/directory/confirm-person';
import { loseConfirmation } from '../../commands/directory/lose-confirmation';
import { openQuestions } from '../../commands/requirements/open-questions';
import { systemActor } from '../../commands/transaction/audited';
import type { Directory, Person } from '../../domain/directory/directory';
import { Refusal } from '../../domain/refusal';
import { questionsMadeUnreachable } from '../../domain/voting/approvability';
import { subjectIdOf } from '../../domain/voting/subject';
import { nameOf } from '../../platform/log';
import type { ReactionDeps } from '../deps';
import { askMailbox } from './ask-mailbox';

export interface MailboxDeps extends ReactionDeps {
  readonly topics: ApproverTopics;
}

type Outcome = 'kept' | 'confirmed' | 'lost' | 'asked' | 'failed';

const actor = systemActor('check-mailboxes');
/**
 * Well below the 30 listings a second that SNS allows per account.
 * https://docs.aws.amazon.com/general/latest/gr/sns.html
 */
const atOnce = 5;

/**
 * Brings the directory in line with SNS: people who followed the link in the mail become confirmed; people who
 * unsubscribed lose the confirmation and are asked again. Running it twice, late, or while an administrator makes
 * changes is harmless.
 */
export async function checkMailboxes(deps: MailboxDeps) {
  const before = await directoryOf(deps);
  const { people } = before;
  const outcomes: Outcome[] = [];
  for (let done = 0; done < people.length; done += atOnce) {
    const batch = people.slice(done, done + atOnce).map((person) => checkMailbox(deps, person));
    outcomes.push(...(await Promise.all(batch)));
  }
  if (outcomes.includes('lost') || outcomes.includes('failed')) await tellUnreachable(deps, before);
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  const told = { confirmed: count('confirmed'), lost: count('lost'), failed: count('failed') };
  deps.log('mailboxes-checked', { count: people.length });
  return { checked: people.length, ...told };
}

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

/** Nobody is kept from unsubscribing; what cannot be approved any more expires unless somebody acts. */
async function tellUnreachable(deps: MailboxDeps, before: Directory): Promise<void> {
  const after = await directoryOf(deps);
  for (const { subject, question } of questionsMadeUnreachable(await openQuestions(deps), before, after)) {
    deps.log('question-unreachable', { subjectId: subjectIdOf(subject), planVersion: question.planVersion });
  }
}

async function directoryOf({ store }: MailboxDeps): Promise<Directory> {
  return (await store.load([{ kind: 'directory' }])).directory();
}
