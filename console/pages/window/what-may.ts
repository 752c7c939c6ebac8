import type { Site, Window } from '../../api/types';
import { type Viewer, votingActions } from '../../parts/voting/may-vote';
import { openQuestion } from '../../parts/voting/question';

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
  const { person, may } = viewer;
  const comment: readonly Action[] = may('requester') || may('approver') ? ['comment'] : [];
  const asPerson = [
    ...votingActions(openQuestion(window), viewer, policy),
    ...comment,
    ...planActions(window, may, now),
  ];
  const allowed = new Set([...(person ? asPerson : []), ...openingActions(window, may, now)]);
  return actions.filter((action) => allowed.has(action));
}

const hasBegun = ({ status, startsAt }: Window, now: number): boolean =>
  status === 'active' || (status === 'approved' && now >= Date.parse(startsAt));

const isAhead = (window: Window, now: number): boolean =>
  window.status === 'requested' || (window.status === 'approved' && !hasBegun(window, now));

/** Another plan is asked for by a person, whom approvers can name. */
function planActions(window: Window, may: Viewer['may'], now: number): readonly Action[] {
  if (!may('requester')) return [];
  if (hasBegun(window, now)) return ['edit', 'extend'];
  return isAhead(window, now) ? ['edit'] : [];
}

/** What leaves a site open needs a role and no person: nobody who closed it is locked out of opening it. */
function openingActions(window: Window, may: Viewer['may'], now: number): readonly Action[] {
  if (hasBegun(window, now)) return may('requester') || may('breakglass') ? ['end'] : [];
  return isAhead(window, now) && may('requester') ? ['cancel'] : [];
}
