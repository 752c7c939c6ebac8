import type { Mail } from '../aws/personal-topics';
import { actorName } from '../describe/people';
import type { Actor } from '../domain/actor';
import type { Directory, Person } from '../domain/directory/directory';
import { named } from '../domain/directory/principals';
import { saidText } from './fact-lines';
import { quote, subjectLine } from './plain-text';

export interface DirectoryChangeMail {
  /** As they are now. */
  readonly person: Person;
  /** Whether they were added to the directory. */
  readonly added: boolean;
  readonly what: {
    /** Another address, or the first one. */
    readonly email?: string;
    readonly added?: readonly string[];
    readonly removed?: readonly string[];
  };
  readonly actor: Actor;
  readonly directory: Directory;
  /** Whether it goes to the person, at the mailbox they had before. */
  readonly own: boolean;
}

/** Says that the mailbox or principals of an approver changed, because somebody may be taking their place. */
export function directoryChangeMail({ person, added, what, actor, directory, own }: DirectoryChangeMail): Mail {
  const name = quote(person.name);
  const by = saidText(actorName(directory, named(actor, directory)), 'UTC');
  const lines = [
    ...(what.email === undefined ? [] : [`- E-mail address: ${quote(what.email)}`]),
    ...(what.added ?? []).map((principal) => `- Principal added: ${quote(principal)}`),
    ...(what.removed ?? []).map((principal) => `- Principal removed: ${quote(principal)}`),
  ];
  return {
    subject: subjectLine(added ? `New approver: ${name}` : `The directory entry of ${name} was changed`),
    text: [
      added
        ? `${by} added ${name} (${person.personId}) to the directory as an approver:`
        : `${by} changed how ${own ? 'you' : name} (${person.personId}) can vote:`,
      '',
      ...lines,
      '',
      'What was added cannot be used to vote on questions that were asked before.',
      own
        ? 'If you did not ask for this, tell the people who run maintenance immediately: somebody may be trying to vote in your name.'
        : 'If you did not expect this, ask the person, and tell the people who run maintenance.',
      '',
    ].join('\n'),
  };
}
