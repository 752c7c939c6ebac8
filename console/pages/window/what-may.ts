import type { Site, Window } from '../../api/types';
import { openQuestion } from '../../parts/question';
import { type Viewer, votingActions } from '../../parts/voting/may-vote';

/** What can be done with a window, in the order in which it is offered. */
const actions = [
  'approve',
  'reject',
  'ratify',
  'refuse',
  'withdraw',
  'comment',
  'edit',
  'extend',
  'end',
  'cancel',
] as const;
export type Action = (typeof actions)[number];

/**
 * What a person may do with a window now. The API decides; this leaves out what it would refuse.
 * @param policy of the window's site; without it, nobody is left out as an approver
 * @param now epoch milliseconds
 */
export function actionsFor(
  window: Window,
  viewer: Viewer,
  policy: Site['policy'] | undefined,
  now: number,
): readonly Action[] {
  if (!viewer.person) return [];
  const allowed = new Set<Action>([
    ...votingActions(openQuestion(window), viewer, policy),
    ...(viewer.may('requester') || viewer.may('approver') ? (['comment'] as const) : []),
    ...planActions(window, viewer, now),
  ]);
  return actions.filter((action) => allowed.has(action));
}

function planActions({ status, startsAt }: Window, { may }: Viewer, now: number): readonly Action[] {
  const hasBegun = status === 'active' || (status === 'approved' && now >= Date.parse(startsAt));
  const asRequester = (...allowed: readonly Action[]) => (may('requester') ? allowed : []);
  if (hasBegun)
    return [...asRequester('edit', 'extend'), ...(may('requester') || may('breakglass') ? (['end'] as const) : [])];
  if (status === 'requested') return asRequester('edit', 'cancel');
  return status === 'approved' ? asRequester('edit', 'extend', 'cancel') : [];
}
