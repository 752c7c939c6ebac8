import type { PersonalTopics } from '../../aws/personal-topics';
import { openQuestions } from '../../commands/requirements/open-questions';
import type { Actor } from '../../domain/actor';
import type { Directory, Person } from '../../domain/directory/directory';
import { isMailbox } from '../../domain/directory/directory-rules';
import { type DirectoryChangeMail, directoryChangeMail } from '../../mail/directory-change-mail';
import { nameOf } from '../../platform/log';
import type { ReactionDeps } from '../deps';

export interface DirectoryNoticeDeps extends ReactionDeps {
  readonly mails: PersonalTopics;
}

export interface DirectoryChange {
  /** Absent for somebody who was added. */
  readonly before?: Person;
  readonly person: Person;
  readonly actor: Actor;
}

/** Well below the 30 e-mails a second that SNS allows in the smallest regions. */
const atOnce = 5;

/**
 * Mails that an approver got a new mailbox or new principals: to the person, whose topic still leads to the previous
 * mailbox, and, while a question is open, to every other approver. Must be called before the topic is given to the new
 * mailbox. If a mail fails, the others are still sent and the change stays.
 */
export async function tellDirectoryChange(deps: DirectoryNoticeDeps, change: DirectoryChange): Promise<void> {
  const { before, person } = change;
  const what = { ...(isMoved(change) && { email: person.email }), ...principalChanges(change) };
  if (!(person.approver || before?.approver) || Object.keys(what).length === 0) return;
  const directory = (await deps.store.load([{ kind: 'directory' }])).directory();
  const others = (await openQuestions(deps)).length > 0 ? othersIn(directory, person) : [];
  const told = [...(before?.confirmed ? [person.personId] : []), ...others];
  const mail = { ...change, directory, what, added: before === undefined };
  for (let done = 0; done < told.length; done += atOnce) {
    await Promise.all(told.slice(done, done + atOnce).map((personId) => tell(deps, personId, mail)));
  }
}

function isMoved({ before, person }: DirectoryChange): boolean {
  return before === undefined || !isMailbox(before.email, person.email);
}

function principalChanges({ before, person }: DirectoryChange): DirectoryChangeMail['what'] {
  const known = before?.principals ?? [];
  const added = person.principals.filter((principal) => !known.includes(principal));
  const removed = known.filter((principal) => !person.principals.includes(principal));
  return { ...(added.length > 0 && { added }), ...(removed.length > 0 && { removed }) };
}

function othersIn({ people }: Directory, { personId }: Person): string[] {
  const told = people.filter((other) => other.approver && !other.disabled && other.confirmed);
  return told.map((other) => other.personId).filter((other) => other !== personId);
}

async function tell(
  { mails, log }: DirectoryNoticeDeps,
  personId: string,
  mail: Omit<DirectoryChangeMail, 'own'>,
): Promise<void> {
  try {
    await mails.mail(personId, directoryChangeMail({ ...mail, own: personId === mail.person.personId }));
    log('directory-change-mailed', { personId, approverId: mail.person.personId });
  } catch (thrown) {
    log('mail-failed', { personId, approverId: mail.person.personId, error: nameOf(thrown) });
  }
}
