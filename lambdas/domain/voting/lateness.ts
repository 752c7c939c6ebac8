import type { EpochSeconds } from '../actor';
import type { Person } from '../directory/directory';
import { isPrincipal } from '../directory/principals';
import { Refusal } from '../refusal';
import type { ApprovalRules, Question } from './question';

/** How somebody votes: through the signed API as a principal, or by a link that was mailed to their mailbox. */
export type Way = { readonly principal: string } | 'mailbox';

export type Asked = Pick<Question, 'askedAt' | 'directoryVersion'>;

/** When a mailbox, principal or group was added to a person; `version` is the directory's from then on. */
interface Joining {
  readonly at: EpochSeconds;
  readonly version?: number | undefined;
}

/**
 * Whether something was added after a question was asked. Within one second, the version of the directory decides. If a
 * question has no version, because it was asked before versions were recorded, the same second counts as late.
 */
function isAfter({ askedAt, directoryVersion }: Asked, { at, version }: Joining): boolean {
  if (directoryVersion === undefined) return at >= askedAt;
  return version !== undefined && version > directoryVersion;
}

/**
 * Whether the person could not vote yet when it was asked. People whom the rules name only through groups can vote from
 * when they joined the first one.
 */
export function isLateVoter(asked: Asked, { approvers }: ApprovalRules, person: Person): boolean {
  const { personId, groups, groupSince = {}, groupVersions = {}, approverSince: at, approverVersion } = person;
  if (isAfter(asked, { at, version: approverVersion })) return true;
  if (!approvers || approvers.people.includes(personId)) return false;
  const named = groups.filter((group) => approvers.groups.includes(group));
  return named.every((group) => isAfter(asked, { at: groupSince[group] ?? -1, version: groupVersions[group] }));
}

/** Whether an earlier person had the id when the question was asked: then their votes on it, and their right to one, are not this person's. */
export function isSuccessor(asked: Asked, { succeeds }: Person): boolean {
  return succeeds !== undefined && isAfter(asked, succeeds);
}

/** Whether the person got this mailbox after the question was asked: then no link for the question is mailed there. */
export function isLateMailbox(asked: Asked, { mailboxSince: at, mailboxVersion: version }: Person): boolean {
  return at !== undefined && isAfter(asked, { at, version });
}

function isLatePrincipal(asked: Asked, { principalsSince = [] }: Person, entry: string): boolean {
  const joined = principalsSince.find(({ principal }) => principal === entry);
  return joined !== undefined && isAfter(asked, joined);
}

/** Whether the person can vote by mail, or with a principal that they had when it was asked. */
export function hasTimelyWay(asked: Asked, { requireLogin }: ApprovalRules, person: Person): boolean {
  if (!requireLogin && !isLateMailbox(asked, person)) return true;
  return person.principals.some((entry) => !isLatePrincipal(asked, person, entry));
}

/**
 * Applies even if the policy lets late people vote: that policy trusts people who are added later, not new mailboxes
 * and principals of people who are there, which may belong to somebody else.
 *
 * @throws Refusal `late-approver`
 */
export function assertTimelyWay(asked: Asked, person: Person, way: Way): void {
  if (isTimely(asked, person, way)) return;
  const what = way === 'mailbox' ? 'mailbox' : 'principal';
  throw new Refusal(
    'late-approver',
    `This ${what} was added to the person after the question was asked, so it cannot be used to vote on it. Use one that the person had before.`,
    { way: what },
  );
}

/** Whether the person had this mailbox or principal when the question was asked. */
export function isTimely(asked: Asked, person: Person, way: Way): boolean {
  if (way === 'mailbox') return !isLateMailbox(asked, person);
  const entry = person.principals.find((known) => isPrincipal(known, way.principal));
  return entry !== undefined && !isLatePrincipal(asked, person, entry);
}
