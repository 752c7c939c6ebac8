import type { Directory, Person } from './directory';
import { identify } from './principals';
import { Refusal } from './refusal';
import type { Vote, Window } from './window';

/** What separation of duties depends on. */
export type Question = Pick<Window, 'requestedBy' | 'selfApproval'>;

/** Whether the person asked, or owns the machine that asked: as named then, or as the directory says now. */
function isRequester({ requestedBy }: Question, directory: Directory, personId: string): boolean {
  const now = identify(directory, requestedBy.principal)?.person.personId;
  const email = directory.people.find((person) => person.personId === personId)?.email.toLowerCase();
  return (
    personId === requestedBy.personId ||
    personId === now ||
    (email !== undefined && email === requestedBy.email?.toLowerCase())
  );
}

/** Who may vote on a question as the directory stands. */
export function eligibleApprovers(question: Question, directory: Directory): Person[] {
  return directory.people.filter(
    (person) =>
      person.approver &&
      person.confirmed &&
      (question.selfApproval || !isRequester(question, directory, person.personId)),
  );
}

/** What the person did: not what somebody did who had the id before. */
export function ownVotes(votes: readonly Vote[], { personId, addedAt }: Person): Vote[] {
  return votes.filter(({ approverId, at }) => approverId === personId && !(at < addedAt));
}

/** @returns the person. @throws Refusal `self-approval`, `not-an-approver` or `not-confirmed` */
export function assertEligible(question: Question, directory: Directory, personId: string): Person {
  if (!question.selfApproval && isRequester(question, directory, personId)) {
    throw new Refusal(
      'self-approval',
      'The one who asked for a window, or owns the machine that did, cannot vote on it.',
    );
  }
  const person = directory.people.find((candidate) => candidate.personId === personId);
  if (!person?.approver) throw new Refusal('not-an-approver', 'Only approvers vote on windows.');
  if (!person.confirmed) {
    throw new Refusal('not-confirmed', 'This approver has not confirmed the mailbox yet, so the vote would not count.');
  }
  return person;
}

/** @throws Refusal `too-few-approvers` when a question could never be approved. */
export function assertEnoughApprovers(question: Question, directory: Directory, required: number): void {
  const eligible = eligibleApprovers(question, directory).length;
  if (eligible >= required) return;
  throw new Refusal(
    'too-few-approvers',
    `The site asks for ${required} approvals and ${eligible} confirmed approvers other than the requester exist.`,
    { required, eligible },
  );
}
