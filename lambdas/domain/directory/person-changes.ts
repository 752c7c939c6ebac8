import type { EpochSeconds } from '../actor';
import { canonicalJson } from '../audit/canonical-json';
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
  const { disabled: wasDisabled = false, groupSince: _, ...kept } = before;
  const groupSince = joined(before, changes.groups ?? before.groups, at);
  const disabled = changes.disabled ?? wasDisabled;
  const after: Person = {
    ...kept,
    name: changes.name ?? before.name,
    email: changes.email ?? before.email,
    principals: changes.principals ?? before.principals,
    approver: changes.approver ?? before.approver,
    groups: changes.groups ?? before.groups,
    ...(Object.keys(groupSince).length > 0 && { groupSince }),
    ...(disabled && { disabled }),
  };
  const moved = isMailbox(before.email, after.email) ? {} : { confirmed: false, mailboxSince: at };
  return { ...after, ...moved, ...(isVoter(after) && !isVoter(before) && { approverSince: at }) };
}

export function isUnchanged(before: Person, after: Person): boolean {
  return canonicalJson(before) === canonicalJson(after);
}

/** When each group was joined; whoever leaves one and comes back joins anew. Those a person was added with need no date. */
function joined({ groups: before, groupSince = {} }: Person, groups: readonly string[], at: EpochSeconds) {
  const dated = groups.flatMap((group) => {
    const since = before.includes(group) ? groupSince[group] : at;
    return since === undefined ? [] : [[group, since] as const];
  });
  return Object.fromEntries(dated);
}

const isVoter = ({ approver, disabled }: Person): boolean => approver && !disabled;
