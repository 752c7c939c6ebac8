import type { Proposal } from '../proposal/proposal';
import type { Window } from '../window/window';
import type { AuditAction } from './audit';
import type { Move } from './move';

/** `answer`: what became of it depends on the window or the proposal that was answered. */
const moveBy = {
  request: 'window.requested',
  edit: 'window.edited',
  amend: 'window.amendment-requested',
  extend: 'window.extended',
  comment: 'window.commented',
  'flip-start': 'window.started',
  'flip-end': 'window.ended',
  end: 'window.ended',
  emergency: 'emergency.started',
  ratify: 'emergency.ratified',
  lapse: 'emergency.not-ratified',
  'use-template': 'template.used',
  'propose-policy': 'proposal.requested',
  'propose-template': 'proposal.requested',
  'revoke-template': 'template.revoked',
  approve: 'answer',
  reject: 'answer',
  withdraw: 'answer',
  expire: 'answer',
  cancel: 'answer',
  'create-site': 'site.created',
  'update-site': 'site.changed',
  'delete-site': 'site.deleted',
  'create-bypass-link': 'bypass.changed',
  'revoke-bypass-links': 'bypass.changed',
  'set-bypass-header': 'bypass.changed',
  'revoke-bypass-header': 'bypass.changed',
  'add-person': 'person.added',
  'confirm-person': 'person.confirmed',
  'lose-confirmation': 'person.confirmation-lost',
  'change-person': 'person.changed',
  'remove-person': 'person.removed',
  'add-machine': 'machine.added',
  'change-machine': 'machine.changed',
  'remove-machine': 'machine.removed',
} as const satisfies Record<AuditAction, Move | 'answer'>;

/** A change with the whole record before and after it. */
export interface Moved {
  readonly action: AuditAction;
  readonly before: unknown;
  readonly after: unknown;
}

/** @returns what became of the change */
export function moveOf({ action, before, after }: Moved): Move {
  const move = moveBy[action];
  if (move !== 'answer') return move;
  if (isProposal(before) && isProposal(after)) return proposalAnswered(action, before, after);
  if (isWindow(before) && isWindow(after)) return windowAnswered(action, before, after);
  throw new TypeError(`${action} is an answer to a window or a proposal`);
}

const voted = (action: AuditAction) => (action === 'withdraw' ? 'vote-withdrawn' : 'vote-cast');

function proposalAnswered(action: AuditAction, before: Proposal, after: Proposal): Move {
  const decided = after.status === before.status || after.status === 'requested' ? undefined : after.status;
  return `proposal.${decided ?? voted(action)}`;
}

function windowAnswered(action: AuditAction, before: Window, after: Window): Move {
  if (after.status !== before.status) return decided(after);
  if (before.planVersion !== after.planVersion) return 'window.amended';
  if (after.emergency?.lapsedAt !== before.emergency?.lapsedAt) return 'emergency.not-ratified';
  const outcome = before.amendment?.decided ? undefined : after.amendment?.decided?.outcome;
  if (outcome === 'rejected' || outcome === 'expired') return `window.amendment-${outcome}`;
  return `window.${voted(action)}`;
}

function decided({ status }: Window): Move {
  if (status === 'approved' || status === 'rejected' || status === 'expired' || status === 'cancelled') {
    return `window.${status}`;
  }
  throw new TypeError(`No answer makes a window ${status}`);
}

const isProposal = (value: unknown): value is Proposal =>
  typeof value === 'object' && value !== null && 'proposalId' in value && 'content' in value;
const isWindow = (value: unknown): value is Window =>
  typeof value === 'object' && value !== null && 'windowId' in value && 'plan' in value;
