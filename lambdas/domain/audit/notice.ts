import type { Actor, EpochSeconds } from '../actor';
import type { AuditAction } from './audit';

/** Actions that others are told of. Votes and outcomes have their own mails. */
export const noticeActions = [
  'cancel',
  'end',
  'flip-end',
  'edit',
  'amend',
  'extend',
  'comment',
  'revoke-template',
] as const satisfies readonly AuditAction[];
export type NoticeAction = (typeof noticeActions)[number];

/** Something done to a window or a proposal that others are told of. It is committed with the change itself. */
export interface Notice {
  /** The version that the change gave the window or the proposal: it grows and never repeats. */
  readonly version: number;
  readonly action: NoticeAction;
  readonly by: Pick<Actor, 'principal' | 'personId' | 'machineId'>;
  readonly at: EpochSeconds;
  readonly reason?: string;
  /** The plan version that it asks approvers about. */
  readonly planVersion?: number;
  /** Who had voted on a plan that it replaced. */
  readonly voters?: readonly string[];
}

/** Who was mailed which notices about a window or a proposal. */
export interface NoticeMails {
  /** A windowId or a proposalId. */
  readonly subjectId: string;
  /** Everybody was mailed every notice up to this one. */
  readonly doneVersion: number;
  readonly people: Readonly<Record<string, NoticeMail>>;
  readonly version: number;
}

export interface NoticeMail {
  /** The newest notice that they were told of. */
  readonly version: number;
  /** The newest notice in the last mail, whether or not it was sent, and when sending was started. */
  readonly claimed: number;
  readonly at: EpochSeconds;
}

/** Whether a notice is about something that the product itself did. */
export const isAutomatic = ({ by }: Pick<Notice, 'by'>): boolean => by.principal.startsWith('system:');
