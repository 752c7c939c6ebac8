import type { Mail } from '../aws/personal-topics';
import { actorName } from '../describe/people';
import type { Actor } from '../domain/actor';
import type { Directory, Person } from '../domain/directory/directory';
import { named } from '../domain/directory/principals';
import { saidText } from './fact-lines';
import { quote, subjectLine } from './plain-text';

export interface DirectoryChangeMail {
  /** As they are now, or were when they were removed. */
  readonly person: Person;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly what: WhatChanged;
  readonly actor: Actor;
  readonly directory: Directory;
  /** Whether it goes to the person, at the mailbox they had before. */
  readonly own: boolean;
}

/** How somebody can vote in another way than before. */
export interface WhatChanged {
  /** Another address, or the first one. */
  readonly email?: string;
  readonly principalsAdded?: readonly string[];
  readonly principalsRemoved?: readonly string[];
  readonly groupsJoined?: readonly string[];
  readonly groupsLeft?: readonly string[];
  /** Present when the right to vote was given, or taken. */
  readonly mayVote?: boolean;
}

/** Says how an approver can vote in another way, or cannot any more, because somebody may be taking their place. */
export function directoryChangeMail(mail: DirectoryChangeMail): Mail {
  const { kind, what, own } = mail;
  return {
    subject: subjectLine(subjects[kind](quote(mail.person.name))),
    text: [
      headline(mail),
      ...(kind === 'removed' ? [] : ['', ...linesOf(what)]),
      '',
      ...consequences(mail),
      own
        ? 'If you did not ask for this, tell the people who run maintenance immediately: somebody may be trying to vote in your name.'
        : 'If you did not expect this, ask the person, and tell the people who run maintenance.',
      '',
    ].join('\n'),
  };
}

const subjects = {
  added: (name) => `New approver: ${name}`,
  changed: (name) => `The directory entry of ${name} was changed`,
  removed: (name) => `${name} was removed from the directory`,
} as const satisfies Record<DirectoryChangeMail['kind'], (name: string) => string>;

function headline({ person, kind, actor, directory, own }: DirectoryChangeMail): string {
  const by = saidText(actorName(directory, named(actor, directory)), []);
  const whom = `${own ? 'you' : quote(person.name)} (${person.personId})`;
  if (kind === 'added') return `${by} added ${whom} to the directory as an approver:`;
  return kind === 'removed' ? `${by} removed ${whom} from the directory.` : `${by} changed how ${whom} can vote:`;
}

function linesOf(what: WhatChanged): string[] {
  const { email, principalsAdded = [], principalsRemoved = [], groupsJoined = [], groupsLeft = [], mayVote } = what;
  return [
    ...(email === undefined ? [] : [`- E-mail address: ${quote(email)}`]),
    ...principalsAdded.map((principal) => `- Principal added: ${quote(principal)}`),
    ...principalsRemoved.map((principal) => `- Principal removed: ${quote(principal)}`),
    ...groupsJoined.map((group) => `- Group joined: ${group}`),
    ...groupsLeft.map((group) => `- Group left: ${group}`),
    ...(mayVote === undefined ? [] : [`- May vote: ${mayVote ? 'from now on' : 'no longer'}`]),
  ];
}

function consequences({ kind, what, own }: DirectoryChangeMail): string[] {
  const { email, principalsAdded, groupsJoined, mayVote } = what;
  if (kind === 'removed') return [`${own ? 'You are' : 'They are'} not asked to vote any more, and cannot vote.`];
  const isWay = kind === 'changed' && (email !== undefined || principalsAdded !== undefined);
  return [
    ...(isWay ? ['A new address or principal cannot be used to vote on questions that were asked before.'] : []),
    ...(kind === 'added' || groupsJoined !== undefined || mayVote
      ? [
          `On questions that were asked before, ${own ? 'you' : 'they'} can vote only where the policy lets late approvers vote.`,
        ]
      : []),
  ];
}
