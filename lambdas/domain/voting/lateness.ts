import type { EpochSeconds } from '../actor';
import type { Person } from '../directory/directory';
import { isPrincipal } from '../directory/principals';
import { Refusal } from '../refusal';
import type { ApprovalRules, Question } from './question';

/** How somebody answers: through the signed API as a principal, or by a link that was mailed to their mailbox. */
export type Way = { readonly principal: string } | 'mailbox';

type Asked = Pick<Question, 'askedAt' | 'directoryVersion'>;

/** When something came to belong to a person; `version` is the directory's from then on. */
interface Joining {
  readonly at: EpochSeconds;
  readonly version?: number | undefined;
}

/**
 * Whether something joined after a question was asked. Versions of the directory tell the order within one second. Where a
 * question has none, because it was asked before they were recorded, the same second is late.
 */
function isAfter({ askedAt, directoryVersion }: Asked, { at, version }: Joining): boolean {
  if (directoryVersion === undefined) return at >= askedAt;
  return version !== undefined && version > directoryVersion;
}

/** Whether the person could not vote yet when it was asked: whom the rules name only by groups, before the first was joined. */
export function isLateVoter(asked: Asked, { approvers }: ApprovalRules, person: Person): boolean {
  const { personId, groups, groupSince = {}, groupVersions = {}, approverSince: at, approverVersion } = person;
  if (isAfter(asked, { at, version: approverVersion })) return true;
  if (!approvers || approvers.people.includes(personId)) return false;
  const named = groups.filter((group) => approvers.groups.includes(group));
  return named.every((group) => isAfter(asked, { at: groupSince[group] ?? -1, version: groupVersions[group] }));
}

/** Whether the mailbox became the person's only after it was asked: then no link of that question goes there. */
export function isLateMailbox(asked: Asked, { mailboxSince: at, mailboxVersion: version }: Person): boolean {
  return at !== undefined && isAfter(asked, { at, version });
}

function isLatePrincipal(asked: Asked, { principalsSince = [] }: Person, entry: string): boolean {
  const joined = principalsSince.find(({ principal }) => principal === entry);
  return joined !== undefined && isAfter(asked, joined);
}

/** Whether the person can answer by mail or as some principal that was theirs when it was asked. */
export function hasTimelyWay(asked: Asked, { requireLogin }: ApprovalRules, person: Person): boolean {
  if (!requireLogin && !isLateMailbox(asked, person)) return true;
  return person.principals.some((entry) => !isLatePrincipal(asked, person, entry));
}

/**
 * Also where the policy lets late people vote: it trusts whoever is added later, not whoever takes the place of somebody else.
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

function isTimely(asked: Asked, person: Person, way: Way): boolean {
  if (way === 'mailbox') return !isLateMailbox(asked, person);
  const entry = person.principals.find((known) => isPrincipal(known, way.principal));
  return entry !== undefined && !isLatePrincipal(asked, person, entry);
}
