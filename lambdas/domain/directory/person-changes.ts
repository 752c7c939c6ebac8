import { canonicalJson } from '../audit/canonical-json';
import type { DirectoryMoment, Person, PrincipalSince } from './directory';
import { isMailbox } from './directory-rules';
import { isPrincipal } from './principals';

/** What may change about a person; what is absent stays. */
export interface PersonChanges {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** `null`: none of their own any more. */
  readonly timeZone?: string | null | undefined;
  readonly principals?: readonly string[] | undefined;
  readonly approver?: boolean | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly disabled?: boolean | undefined;
}

/**
 * The person after changes. A new mailbox has to be confirmed again, and links mailed to the old one no longer work.
 */
export function changedPerson(before: Person, changes: PersonChanges, moment: DirectoryMoment): Person {
  const { disabled: wasDisabled = false, groupSince: _, groupVersions: __, principalsSince: ___, ...rest } = before;
  const { timeZone: standingZone, ...kept } = rest;
  const timeZone = changes.timeZone === undefined ? standingZone : (changes.timeZone ?? undefined);
  const { at, version } = moment;
  const disabled = changes.disabled ?? wasDisabled;
  const after: Person = {
    ...kept,
    name: changes.name ?? before.name,
    email: changes.email ?? before.email,
    ...(timeZone !== undefined && { timeZone }),
    principals: changes.principals ?? before.principals,
    approver: changes.approver ?? before.approver,
    groups: changes.groups ?? before.groups,
    ...groupsJoined(before, changes.groups ?? before.groups, moment),
    ...principalsJoined(before, changes.principals ?? before.principals, moment),
    ...(disabled && { disabled }),
  };
  const moved = isMailbox(before.email, after.email)
    ? {}
    : { confirmed: false, mailboxSince: at, mailboxVersion: version };
  const { keptByToken, ...others } = after;
  return {
    ...others,
    ...(keptByToken && isMailbox(before.email, after.email) && { keptByToken }),
    ...moved,
    ...(isVoter(after) && !isVoter(before) && { approverSince: at, approverVersion: version }),
  };
}

export function isUnchanged(before: Person, after: Person): boolean {
  return canonicalJson(before) === canonicalJson(after);
}

/**
 * When each group was joined; leaving a group and coming back counts as joining again. Groups that a person was added
 * with have no date.
 */
function groupsJoined(person: Person, groups: readonly string[], { at, version }: DirectoryMoment): Partial<Person> {
  const { groups: before, groupSince, groupVersions } = person;
  const since = joined(groups, before, groupSince, at);
  const versions = joined(groups, before, groupVersions, version);
  return { ...(since && { groupSince: since }), ...(versions && { groupVersions: versions }) };
}

function joined(
  groups: readonly string[],
  before: readonly string[],
  known: Readonly<Record<string, number>> = {},
  now: number,
): Readonly<Record<string, number>> | undefined {
  const dated = groups.flatMap((group) => {
    const since = before.includes(group) ? known[group] : now;
    return since === undefined ? [] : [[group, since] as const];
  });
  return dated.length > 0 ? Object.fromEntries(dated) : undefined;
}

/**
 * When each principal was added. A principal that an earlier entry already matched, as when `*` is replaced by a
 * suffix, is not new.
 */
function principalsJoined(person: Person, principals: readonly string[], moment: DirectoryMoment): Partial<Person> {
  const { principals: before, principalsSince = [] } = person;
  const dated = principals.flatMap((principal): PrincipalSince[] => {
    const standing = before.find((entry) => isPrincipal(entry, principal) || entry === principal);
    if (standing === undefined) return [{ principal, ...moment }];
    const since = principalsSince.find((known) => known.principal === standing);
    return since ? [{ ...since, principal }] : [];
  });
  return dated.length > 0 ? { principalsSince: dated } : {};
}

/** Whether only what they are called, or how times are told to them, differs: nothing about votes follows from it. */
export function isSameVoter(before: Person, after: Person): boolean {
  const { name: _, timeZone: __, ...voter } = before;
  const { name: ___, timeZone: ____, ...changed } = after;
  return canonicalJson(voter) === canonicalJson(changed);
}

/** Whether they are asked and count, once their mailbox is confirmed. */
export const isVoter = ({ approver, disabled }: Person): boolean => approver && !disabled;
