import type { Person } from '../../api/types';

export const mailboxStates = ['confirmed', 'unconfirmed'] as const;
export type MailboxState = (typeof mailboxStates)[number];

export const mailboxOf = ({ confirmed }: Pick<Person, 'confirmed'>): MailboxState =>
  confirmed ? 'confirmed' : 'unconfirmed';
