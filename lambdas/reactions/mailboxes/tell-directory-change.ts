import type { PersonalTopics } from '../../aws/personal-topics';
import { openQuestions } from '../../commands/requirements/open-questions';
import type { Actor } from '../../domain/actor';
import type { Directory, Person } from '../../domain/directory/directory';
import { isMailbox } from '../../domain/directory/directory-rules';
import { isVoter } from '../../domain/directory/person-changes';
import { longestServing } from '../../domain/voting/mailed-approvers';
import { type DirectoryChangeMail, directoryChangeMail, type WhatChanged } from '../../mail/directory-change-mail';
import { nameOf } from '../../platform/log';
import type { ReactionDeps } from '../deps';

export interface DirectoryNoticeDeps extends ReactionDeps {
  readonly mails: PersonalTopics;
}

export interface DirectoryChange {
  /** Absent for somebody who was added. */
  readonly before?: Person;
  /** Absent for somebody who was removed. */
  readonly after?: Person;
  readonly actor: Actor;
}

/** Well below the 30 e-mails a second that SNS allows in the smallest regions. */
const atOnce = 5;

/**
 * Mails that an approver can vote in another way, or cannot any more: to the person, whose topic still leads to the previous
 * mailbox, and, while a question is open, to the other approvers, as many as a question is mailed to. Must be called
 * before the topic is given to the new mailbox, or deleted. If a mail fails, the others are still sent and the change
 * stays.
 */
export async function tellDirectoryChange(deps: DirectoryNoticeDeps, { before, after, actor }: DirectoryChange) {
  const person = after ?? before;
  const what = whatChanged(before, after);
  if (!person || !(after?.approver || before?.approver) || Object.keys(what).length === 0) return;
  const directory = (await deps.store.load([{ kind: 'directory' }])).directory();
  const others = (await openQuestions(deps)).length > 0 ? othersIn(directory, person) : [];
  const told = [...(before?.confirmed ? [person.personId] : []), ...others];
  const kind = !before ? 'added' : after ? 'changed' : 'removed';
  for (let done = 0; done < told.length; done += atOnce) {
    const batch = told.slice(done, done + atOnce);
    await Promise.all(batch.map((personId) => tell(deps, personId, { person, kind, what, actor, directory })));
  }
}

/** Nobody is like somebody without any way to vote. */
function whatChanged(before: Person | undefined, after: Person | undefined): WhatChanged {
  const [known, now] = [before?.principals ?? [], after?.principals ?? []];
  const [left, joined] = [before?.groups ?? [], after?.groups ?? []];
  const isMoved = after && !(before && isMailbox(before.email, after.email));
  const [could, can] = [before !== undefined && isVoter(before), after !== undefined && isVoter(after)];
  return {
    ...(isMoved && { email: after.email }),
    ...some('principalsAdded', without(now, known)),
    ...some('principalsRemoved', without(known, now)),
    ...some('groupsJoined', without(joined, left)),
    ...some('groupsLeft', without(left, joined)),
    ...(could !== can && { mayVote: can }),
  };
}

const without = (all: readonly string[], those: readonly string[]): string[] =>
  all.filter((one) => !those.includes(one));

const some = (name: keyof WhatChanged, values: readonly string[]): WhatChanged =>
  values.length > 0 ? { [name]: values } : {};

function othersIn({ people }: Directory, { personId }: Person): string[] {
  const told = people.filter((other) => other.approver && !other.disabled && other.confirmed);
  return longestServing(told)
    .map((other) => other.personId)
    .filter((other) => other !== personId);
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
