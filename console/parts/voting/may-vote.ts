import type { Person, Site } from '../../api/types';
import type { Me, Role } from '../../sign-in/me';
import type { Question } from './question';

export interface Viewer {
  readonly person: Me['person'];
  readonly may: (role: Role) => boolean;
}

/** What may be done about a question. */
export type VotingAction = 'approve' | 'reject' | 'ratify' | 'refuse' | 'withdraw';

/** As much of a question as says who may answer it. */
type Asked = Pick<Question, 'votes' | 'askedBy'> & { readonly kind: Question['kind'] | 'proposal' };

/**
 * How a person may answer a question. The API decides; this leaves out what it would refuse.
 * @param policy of the site; without it, nobody is left out as an approver
 */
export function votingActions(
  question: Asked | undefined,
  { person, may }: Viewer,
  policy: Site['policy'] | undefined,
): readonly VotingAction[] {
  if (!question || !person || !may('approver')) return [];
  if (question.votes.some(({ approverId }) => approverId === person.personId)) return ['withdraw'];
  if (!canAnswer(question, person, policy)) return [];
  return question.kind === 'emergency' ? ['ratify', 'refuse'] : ['approve', 'reject'];
}

type Approver = Pick<Person, 'personId' | 'approver'> & { readonly groups?: readonly string[] };

function canAnswer({ askedBy }: Asked, person: Approver, policy: Site['policy'] | undefined): boolean {
  const isOwn = askedBy === person.personId && !policy?.selfApproval;
  return !isOwn && isAsked(person, policy);
}

function isAsked({ approver, personId, groups: own = [] }: Approver, policy: Site['policy'] | undefined): boolean {
  if (!approver) return false;
  const { people, groups } = policy?.approvers ?? {};
  if (!people && !groups) return true;
  return people?.includes(personId) || (groups ?? []).some((group) => own.includes(group));
}

type Voter = Pick<Person, 'approver' | 'disabled' | 'confirmed' | 'approverSince'>;

/** Whether a vote of the person would count: a mailbox that nobody confirmed, or a disabled person, has none. */
export const canVote = ({ approver, disabled, confirmed }: Omit<Voter, 'approverSince'>): boolean =>
  approver && !disabled && confirmed;

/** Whether somebody may approve only since a question was asked, which most policies leave out. */
const isLate = ({ approverSince }: Voter, askedAt: string, policy: Site['policy'] | undefined): boolean =>
  !policy?.lateApprovers && Date.parse(approverSince) > Date.parse(askedAt);

/** Who has not answered a question and may, by the policy as it is now. */
export function stillAsked<P extends Approver & Voter>(
  question: Asked & { readonly askedAt: string },
  people: readonly P[],
  policy: Site['policy'] | undefined,
): readonly P[] {
  const voted = new Set(question.votes.map(({ approverId }) => approverId));
  return people.filter(
    (person) =>
      canVote(person) &&
      !isLate(person, question.askedAt, policy) &&
      !voted.has(person.personId) &&
      canAnswer(question, person, policy),
  );
}
