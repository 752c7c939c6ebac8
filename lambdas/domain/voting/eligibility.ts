import type { Actor } from '../actor';
import type { Directory, Person } from '../directory/directory';
import { identify } from '../directory/principals';
import { Refusal } from '../refusal';
import { hasTimelyWay, isLateVoter } from './lateness';
import type { ApprovalRules, Question, Vote } from './question';

/** What decides who may vote on a question. Includes the votes, because whoever voted in time is not late. */
export type Asking = Pick<Question, 'rules' | 'askedBy' | 'askedAt' | 'directoryVersion' | 'votes' | 'withdrawn'>;

/** Whether the person asked, or owns the machine that asked, according to the directory then or now. */
export function hasAsked({ askedBy }: Pick<Question, 'askedBy'>, directory: Directory, personId: string): boolean {
  return askedBy.some((actor) => isActor(actor, directory, personId));
}

function isActor(actor: Actor, directory: Directory, personId: string): boolean {
  const now = identify(directory, actor.principal)?.person.personId;
  const email = directory.people.find((person) => person.personId === personId)?.email.toLowerCase();
  return (
    personId === actor.personId || personId === now || (email !== undefined && email === actor.email?.toLowerCase())
  );
}

/** Whether the rules name the person among those who are asked. */
function isNamed({ approvers }: ApprovalRules, { personId, groups }: Person): boolean {
  if (!approvers) return true;
  return approvers.people.includes(personId) || approvers.groups.some((group) => groups.includes(group));
}

/** The person, or the reason why this person cannot vote on a question. */
function judged(asking: Asking, directory: Directory, personId: string): Person | Refusal {
  const { rules } = asking;
  if (!rules.selfApproval && hasAsked(asking, directory, personId)) {
    return new Refusal(
      'self-approval',
      'Whoever requested or changed this, or owns the machine that did, cannot vote on it.',
    );
  }
  const person = directory.people.find((candidate) => candidate.personId === personId);
  if (!person?.approver || person.disabled) return new Refusal('not-an-approver', 'Only approvers can vote.');
  if (!isNamed(rules, person)) {
    return new Refusal('not-an-approver', 'The policy of the site names other people or groups to vote on this.');
  }
  if (!rules.lateApprovers && isLateVoter(asking, rules, person) && !hasAnswered(asking, person)) {
    return new Refusal(
      'late-approver',
      'Under the policy of this site, only people who could already vote when this was asked can vote on it.',
    );
  }
  if (ownVotes(asking.votes, person).length === 0 && !hasTimelyWay(asking, rules, person)) return unreachable(rules);
  if (!person.confirmed) {
    return new Refusal(
      'not-confirmed',
      'This approver has not confirmed the mailbox yet, so the vote would not count.',
    );
  }
  return person;
}

/** The person had none of their current mailbox and principals when the question was asked. */
function unreachable({ requireLogin }: ApprovalRules): Refusal {
  const means = requireLogin
    ? 'this person had none of their current principals'
    : 'this person had neither their current mailbox nor any of their principals';
  return new Refusal('late-approver', `When this was asked, ${means}, so they cannot vote on it.`);
}

/** Whoever has voted was in time, even if they joined groups since, or withdrew the vote. */
function hasAnswered({ votes, withdrawn = {} }: Asking, person: Person): boolean {
  const { personId, addedAt } = person;
  return ownVotes(votes, person).length > 0 || (withdrawn[personId] ?? -1) >= addedAt;
}

/** Who may vote on a question, according to the current directory. */
export function eligibleApprovers(asking: Asking, directory: Directory): Person[] {
  return directory.people.filter(({ personId }) => !(judged(asking, directory, personId) instanceof Refusal));
}

/** The person's votes, without those of an earlier person with the same id. */
export function ownVotes(votes: readonly Vote[], { personId, addedAt }: Person): Vote[] {
  return votes.filter(({ approverId, at }) => approverId === personId && !(at < addedAt));
}

/** @returns the person. @throws Refusal `self-approval`, `not-an-approver`, `late-approver` or `not-confirmed` */
export function assertEligible(asking: Asking, directory: Directory, personId: string): Person {
  const voter = judged(asking, directory, personId);
  if (voter instanceof Refusal) throw voter;
  return voter;
}

/** @throws Refusal `too-few-approvers` when a question could never be approved. */
export function assertEnoughApprovers(asking: Asking, directory: Directory): void {
  const required = asking.rules.approvalsRequired;
  const eligible = eligibleApprovers(asking, directory).length;
  if (eligible >= required) return;
  throw new Refusal(
    'too-few-approvers',
    `The site requires ${required} approvals, but only ${eligible} confirmed approvers other than the requester may vote on this.`,
    { required, eligible },
  );
}
