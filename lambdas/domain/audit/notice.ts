import type { Actor, EpochSeconds } from '../actor';
import type { Proposal } from '../proposal/proposal';
import type { Window } from '../window/window';
import type { AuditAction } from './audit';

/** What people are told of when others do it. Votes and outcomes have mails of their own. */
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
  /** Everybody was told of every notice up to this one. */
  readonly doneVersion: number;
  readonly people: Readonly<Record<string, NoticeMail>>;
  readonly version: number;
}

export interface NoticeMail {
  /** The newest notice that they were told of. */
  readonly version: number;
  /** The newest notice of the last mail, whether or not it left; and when that was begun. */
  readonly claimed: number;
  readonly at: EpochSeconds;
}

/** They live in the item of the window or the proposal; older ones are in the audit log only. */
const kept = 20;

type Noticed = Window | Proposal;

/** The change that a notice is made of. `before` is the window or the proposal before it, where there was one. */
export interface Noticeable {
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly at: EpochSeconds;
  readonly reason?: string | undefined;
  readonly before: unknown;
}

/** The window or the proposal with a notice of the change that made it, if others are told of such a change. */
export function withNotice<S extends Noticed>(after: S, change: Noticeable): S {
  const { action, actor, at, reason, before } = change;
  if (!isNoticeAction(action) || (action === 'flip-end' && !('emergency' in after && after.emergency))) return after;
  const { principal, personId, machineId } = actor;
  const notice: Notice = {
    version: after.version,
    action,
    by: { principal, ...(personId !== undefined && { personId }), ...(machineId !== undefined && { machineId }) },
    at,
    ...(reason !== undefined && { reason }),
    ...replacement(before, after),
  };
  return { ...after, notices: [...(after.notices ?? []), notice].slice(-kept) };
}

const isNoticeAction = (action: AuditAction): action is NoticeAction =>
  noticeActions.some((candidate) => candidate === action);

/** Another plan, and whose votes it made void. */
function replacement(before: unknown, after: Noticed): Pick<Notice, 'planVersion' | 'voters'> {
  if (!('lastPlanVersion' in after) || !isWindow(before) || before.lastPlanVersion === after.lastPlanVersion) return {};
  const voters = [...new Set(votesIn(before).filter((id) => !votesIn(after).includes(id)))];
  return { planVersion: after.lastPlanVersion, ...(voters.length > 0 && { voters }) };
}

const isWindow = (value: unknown): value is Window =>
  typeof value === 'object' && value !== null && 'lastPlanVersion' in value;

const votesIn = ({ votes, amendment }: Window): string[] =>
  [...votes, ...(amendment?.votes ?? [])].map(({ approverId }) => approverId);

/** Whether a notice is of something that nobody but the product did. */
export const isAutomatic = ({ by }: Pick<Notice, 'by'>): boolean => by.principal.startsWith('system:');
