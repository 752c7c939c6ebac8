import type { EpochSeconds } from './actor';
import { canonicalJson } from './canonical-json';
import type { Person } from './directory';
import { isMailbox } from './directory-rules';

/** What may change about a person; what is absent stays. */
export interface PersonChanges {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly principals?: readonly string[] | undefined;
  readonly approver?: boolean | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly disabled?: boolean | undefined;
}

/** The person after changes. Another mailbox has to confirm anew, and links mailed to the old one open nothing any more. */
export function changedPerson(before: Person, changes: PersonChanges, at: EpochSeconds): Person {
  const { disabled: wasDisabled = false, ...kept } = before;
  const disabled = changes.disabled ?? wasDisabled;
  const after: Person = {
    ...kept,
    name: changes.name ?? before.name,
    email: changes.email ?? before.email,
    principals: changes.principals ?? before.principals,
    approver: changes.approver ?? before.approver,
    groups: changes.groups ?? before.groups,
    ...(disabled && { disabled }),
  };
  const moved = isMailbox(before.email, after.email) ? {} : { confirmed: false, mailboxSince: at };
  return { ...after, ...moved, ...(mayVoteOnMore(before, after) && { approverSince: at }) };
}

export function isUnchanged(before: Person, after: Person): boolean {
  return canonicalJson(before) === canonicalJson(after);
}

/** Whoever comes to vote after a question was asked is late for it, unless the policy says that late approvers count. */
function mayVoteOnMore(before: Person, after: Person): boolean {
  if (!isVoter(after)) return false;
  return !isVoter(before) || after.groups.some((group) => !before.groups.includes(group));
}

const isVoter = ({ approver, disabled }: Person): boolean => approver && !disabled;
