import type { EpochSeconds } from '../actor';
import { Refusal } from '../refusal';
import { insteadOf } from './instead';
import { endOf, type Window, type WindowStatus } from './window';

/** The states in which each transition is legal. A transition that is not listed is refused. */
export const legalStates = {
  approve: ['requested'],
  reject: ['requested'],
  expire: ['requested'],
  cancel: ['requested', 'approved'],
  'flip-start': ['approved'],
  'flip-end': ['approved', 'active'],
  end: ['approved', 'active'],
  edit: ['requested', 'approved'],
  amend: ['approved', 'active'],
  extend: ['approved', 'active'],
  withdraw: ['requested', 'approved', 'active'],
  ratify: ['active', 'completed'],
} as const satisfies Record<string, readonly WindowStatus[]>;

export type Transition = keyof typeof legalStates;

export function isLegal(transition: Transition, status: WindowStatus): boolean {
  const legal: readonly WindowStatus[] = legalStates[transition];
  return legal.includes(status);
}

/** @throws Refusal `illegal-move`, naming the actual and the legal states, and what to do instead. */
export function assertLegal(transition: Transition, window: Window): void {
  if (isLegal(transition, window.status)) return;
  throw notPossible(transition, window, `while it is ${legalStates[transition].join(' or ')}`);
}

/** @param when e.g. `while it is requested` */
export function notPossible(transition: Transition, window: Window, when: string): Refusal {
  const { status } = window;
  const { sentence, advice } = insteadOf(transition, status) ?? {};
  const message = `The window is ${status}; ${transition} is possible only ${when}.`;
  return illegalTransition(transition, window, sentence ? `${message} ${sentence}` : message, advice && { advice });
}

export function illegalTransition(
  transition: Transition,
  window: Window,
  message: string,
  details: object = {},
): Refusal {
  return new Refusal('illegal-move', message, { actual: window.status, legal: legalStates[transition], ...details });
}

/** @throws Refusal `illegal-move`, also before the deadline. */
export function expire(window: Window, at: EpochSeconds): Window {
  assertLegal('expire', window);
  if (at < window.decideBy)
    throw illegalTransition('expire', window, 'The deadline of the request has not passed yet.');
  return nextVersion(window, { status: 'expired', decidedAt: at });
}

/** Cancels a window before it starts. @throws Refusal `illegal-move`, also once an approved window has begun. */
export function cancel(window: Window, at: EpochSeconds): Window {
  assertLegal('cancel', window);
  if (hasBegun(window, at)) {
    throw illegalTransition('cancel', window, 'The window has begun and the edge enforces it; end it instead.', {
      advice: 'end',
    });
  }
  return nextVersion(window, {
    status: 'cancelled',
    decidedAt: window.decidedAt ?? at,
    ...withoutQuestion(window, at),
  });
}

/**
 * Ends a window now. An approved window whose start has passed is enforced by the edge although its start was not recorded
 * yet, so it can be ended too; it then counts as active since its planned start.
 *
 * @throws Refusal `illegal-move`, also before the start.
 */
export function end(window: Window, at: EpochSeconds): Window {
  assertLegal('end', window);
  const { startsAt } = window.plan;
  if (at < startsAt) {
    throw illegalTransition('end', window, 'The window has not begun; cancel it instead.', { advice: 'cancel' });
  }
  return nextVersion(window, {
    status: 'completed',
    activatedAt: window.activatedAt ?? startsAt,
    completedAt: Math.min(at, endOf(window)),
    ...withoutQuestion(window, at),
  });
}

export function flipStart(window: Window, at: EpochSeconds): Window {
  assertLegal('flip-start', window);
  return nextVersion(window, { status: 'active', activatedAt: at });
}

/** A window whose start was never recorded completes, too, and gets `startMissed`. */
export function flipEnd(window: Window, at: EpochSeconds): Window {
  assertLegal('flip-end', window);
  const missed = window.status === 'approved' ? { startMissed: true as const } : {};
  return nextVersion(window, { status: 'completed', completedAt: at, ...missed, ...withoutQuestion(window, at) });
}

/** Cancels an open amendment when the window is over or its plan is replaced. */
export function withoutQuestion({ amendment }: Window, at: EpochSeconds): Partial<Window> {
  if (!amendment || amendment.decided) return {};
  return { amendment: { ...amendment, decided: { outcome: 'cancelled', at } } };
}

/**
 * Whether the edge enforces it, recorded or not. From then on it can be amended, extended or ended; before, edited or
 * cancelled.
 */
export function hasBegun({ status, plan }: Window, at: EpochSeconds): boolean {
  return status === 'active' || (status === 'approved' && at >= plan.startsAt);
}

/** The window after a transition; every write increases the version by one. */
export function nextVersion(window: Window, changes: Partial<Window>): Window {
  return { ...window, ...changes, version: window.version + 1 };
}
