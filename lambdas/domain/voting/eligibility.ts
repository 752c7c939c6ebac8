import type { Directory, Person } from '../directory/directory';
import { identify } from '../directory/principals';
import { Refusal } from '../refusal';
import { type Asked, hasTimelyWay, isLateVoter, isSuccessor } from './lateness';
import type { ApprovalRules, Question, Vote } from './question';

/** What decides who may vote on a question. Includes the votes, because whoever voted in time is not late. */
export type Asking = Pick<Question, 'rules' | 'askedBy' | 'askedAt' | 'directoryVersion' | 'votes' | 'withdrawn'>;

/** Whether the person asked, or owns the machine that asked, according to the directory then or now. */
export function hasAsked(asked: Pick<Question, 'askedBy'>, directory: Directory, personId: string): boolean {
  return isAmong(askersOf(asked, directory), personId, personIn(directory, personId));
}

/** Who asked a question: by the ids that their principals had then and have now, and by mailbox. */
interface Askers {
  readonly personIds: ReadonlySet<string>;
  /** In lower case. */
  readonly emails: ReadonlySet<string>;
}

function askersOf({ askedBy }: Pick<Question, 'askedBy'>, directory: Directory): Askers {
  const now = askedBy.flatMap(({ principal }) => identify(directory, principal)?.person.personId ?? []);
  const then = askedBy.flatMap(({ personId }) => personId ?? []);
  const emails = askedBy.flatMap(({ email }) => email?.toLowerCase() ?? []);
  return { personIds: new Set([...now, ...then]), emails: new Set(emails) };
}

function isAmong({ personIds, emails }: Askers, personId: string, person: Person | undefined): boolean {
  return personIds.has(personId) || (person !== undefined && emails.has(person.email.toLowerCase()));
}

const personIn = ({ people }: Directory, personId: string): Person | undefined =>
  people.find((person) => person.personId === personId);

/** Whether the rules name the person among those who are asked. */
function isNamed({ approvers }: ApprovalRules, { personId, groups }: Person): boolean {
  if (!approvers) return true;
  return approvers.people.includes(personId) || approvers.groups.some((group) => groups.includes(group));
}

/**
 * The person, or the reason why this person cannot vote on a question.
 *
 * @param person who has the id, if anybody does
 */
function judged(asking: Asking, askers: Askers, personId: string, person: Person | undefined): Person | Refusal {
  const { rules } = asking;
  if (!rules.selfApproval && isAmong(askers, personId, person)) {
    return new Refusal(
      'self-approval',
      'Whoever requested or changed this, or owns the machine that did, cannot vote on it.',
    );
  }
  if (!person?.approver || person.disabled) return new Refusal('not-an-approver', 'Only approvers can vote.');
  if (!isNamed(rules, person)) {
    return new Refusal('not-an-approver', 'The policy of the site names other people or groups to vote on this.');
  }
  if (rules.approvers?.people.includes(personId) && isSuccessor(asking, person)) {
    return new Refusal(
      'late-approver',
      'When this was asked, somebody else had the id of this person, who cannot answer it in their place.',
    );
  }
  if (!rules.lateApprovers && isLateVoter(asking, rules, person) && !hasAnswered(asking, person)) {
    return new Refusal(
      'late-approver',
      'Under the policy of this site, only people who could already vote when this was asked can vote on it.',
    );
  }
  if (ownVotes(asking, person).length === 0 && !hasTimelyWay(asking, rules, person)) return unreachable(rules);
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
function hasAnswered(asking: Asking, person: Person): boolean {
  if (isSuccessor(asking, person)) return false;
  const { withdrawn = {} } = asking;
  const { personId, addedAt } = person;
  return ownVotes(asking, person).length > 0 || (withdrawn[personId] ?? -1) >= addedAt;
}

/** Who may vote on a question, according to the current directory. */
export function eligibleApprovers(asking: Asking, directory: Directory): Person[] {
  const askers = askersOf(asking, directory);
  return directory.people.filter((person) => !(judged(asking, askers, person.personId, person) instanceof Refusal));
}

/** The person if they may vote on a question, according to the current directory, and the way they come does not matter. */
export function eligible(asking: Asking, directory: Directory, personId: string): Person | undefined {
  const voter = judged(asking, askersOf(asking, directory), personId, personIn(directory, personId));
  return voter instanceof Refusal ? undefined : voter;
}

/**
 * The person's votes on a question, without those of an earlier person with the same id: if there was one when it was asked, what
 * was cast in the second of the removal is theirs.
 */
export function ownVotes(asked: Asked & Pick<Question, 'votes'>, person: Person): Vote[] {
  const { personId, addedAt, succeeds } = person;
  const theirs = asked.votes.filter(({ approverId }) => approverId === personId);
  if (theirs.length === 0) return theirs;
  const first = succeeds && isSuccessor(asked, person) ? Math.max(addedAt, succeeds.at + 1) : addedAt;
  return theirs.filter(({ at }) => !(at < first));
}

/** @returns the person. @throws Refusal `self-approval`, `not-an-approver`, `late-approver` or `not-confirmed` */
export function assertEligible(asking: Asking, directory: Directory, personId: string): Person {
  const voter = judged(asking, askersOf(asking, directory), personId, personIn(directory, personId));
  if (voter instanceof Refusal) throw voter;
  return voter;
}
