import type { Site, Window } from '../../api/types';
import { openQuestion, type Question } from '../../parts/question';
import type { Me, Role } from '../../sign-in/me';

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

export interface Viewer {
  readonly person: Me['person'];
  readonly may: (role: Role) => boolean;
}

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

function votingActions(
  question: Question | undefined,
  { person, may }: Viewer,
  policy: Site['policy'] | undefined,
): readonly Action[] {
  if (!question || !person || !may('approver')) return [];
  if (question.votes.some(({ approverId }) => approverId === person.personId)) return ['withdraw'];
  const isOwn = question.askedBy === person.personId && !policy?.selfApproval;
  if (isOwn || !isAsked(person, policy)) return [];
  return question.kind === 'emergency' ? ['ratify', 'refuse'] : ['approve', 'reject'];
}

function isAsked(person: NonNullable<Me['person']>, policy: Site['policy'] | undefined): boolean {
  if (!person.approver) return false;
  const { people, groups } = policy?.approvers ?? {};
  if (!people && !groups) return true;
  return people?.includes(person.personId) || (groups ?? []).some((group) => person.groups.includes(group));
}

function planActions({ status, startsAt }: Window, { may }: Viewer, now: number): readonly Action[] {
  const hasBegun = status === 'active' || (status === 'approved' && now >= Date.parse(startsAt));
  const asRequester = (...allowed: readonly Action[]) => (may('requester') ? allowed : []);
  if (hasBegun)
    return [...asRequester('edit', 'extend'), ...(may('requester') || may('breakglass') ? (['end'] as const) : [])];
  if (status === 'requested') return asRequester('edit', 'cancel');
  return status === 'approved' ? asRequester('edit', 'extend', 'cancel') : [];
}
