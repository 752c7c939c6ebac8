import type { Window } from '../../api/answers';
import { refusedAtOnce } from '../../api/refusal';
import type { CommandFailure } from '../../failures';

export type Move = 'cancel' | 'end' | 'extend' | 'edit' | 'replace';

/** Around its start, the clock of the API decides whether a window has begun, and not the one here. */
const marginMs = 60_000;

const over: ReadonlySet<Window['status']> = new Set(['rejected', 'expired', 'cancelled', 'completed']);

const verbs: Readonly<Record<Move, string>> = {
  cancel: 'cancel',
  end: 'end',
  extend: 'extend',
  edit: 'change',
  replace: 'change',
};

/**
 * Refuses what the API would refuse in any case: said at once, and not after somebody has answered a question that changes nothing.
 *
 * @param now milliseconds since 1970
 * @throws CommandFailure with the code `illegal-move`
 */
export function assertPossible(window: Window, move: Move, now: number): void {
  const { windowId, status } = window;
  if (over.has(status)) {
    const sentence = `This window is ${status}, so there is nothing to ${verbs[move]}.`;
    throw illegal(sentence, `See it with: quiesce window show ${windowId}`);
  }
  if (status === 'active' && (move === 'cancel' || move === 'replace')) {
    throw illegal('This window has begun, and the edge enforces it.', `End it with: quiesce window end ${windowId}`);
  }
  if (window.emergency && window.emergency.status !== 'ratified' && move !== 'end' && move !== 'cancel') {
    const sentence = 'An emergency window can be changed only after it is ratified.';
    throw illegal(sentence, `Ratify it with: quiesce ratify ${windowId}`);
  }
  if (!isAhead(window, now)) return;
  if (move === 'end') throw illegal('This window has not begun.', `Cancel it with: quiesce window cancel ${windowId}`);
  if (move === 'extend') {
    const change = startsOnApproval(window) ? '--for DURATION' : '--until TIME';
    throw illegal('This window has not begun.', `Change its end with: quiesce window edit ${windowId} ${change}`);
  }
}

/** Whether it has no start yet, because nobody has approved it. */
export const startsOnApproval = ({ onApproval }: Pick<Window, 'onApproval'>): boolean =>
  onApproval !== undefined && onApproval.approvedAt === undefined;

const isAhead = ({ status, startsAt }: Window, now: number): boolean =>
  status === 'requested' || (status === 'approved' && Date.parse(startsAt) - marginMs > now);

const illegal = (sentence: string, advice: string): CommandFailure => refusedAtOnce(sentence, advice, 'illegal-move');
