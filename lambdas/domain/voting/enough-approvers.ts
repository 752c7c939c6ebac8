import type { Directory } from '../directory/directory';
import { Refusal } from '../refusal';
import { counted, listed } from '../words';
import { type Asking, eligibleApprovers } from './eligibility';
import type { NamedApprovers } from './question';

/** @throws Refusal `too-few-approvers` when a question could never be approved. */
export function assertEnoughApprovers(asking: Asking, directory: Directory): void {
  const { required, eligible } = votesFor(asking, directory);
  if (eligible >= required) return;
  throw tooFew(
    `The site requires ${counted(required, 'approval')}, but ${few(eligible)} other than the requester may vote on this.`,
    'Add or confirm people first, or change the policy of the site.',
    asking,
    directory,
  );
}

/** @throws Refusal `too-few-approvers` when a policy could never approve anything. */
export function assertWorkableRules(asking: Asking, directory: Directory): void {
  const { required, eligible } = votesFor(asking, directory);
  if (eligible >= required) return;
  throw tooFew(
    `The policy would require ${counted(required, 'approval')}, but ${few(eligible)} could vote.`,
    'Add or confirm people first, or propose a policy that requires fewer.',
    asking,
    directory,
  );
}

const few = (eligible: number): string =>
  eligible === 0 ? 'no confirmed approver' : `only ${counted(eligible, 'confirmed approver')}`;

const votesFor = (asking: Asking, directory: Directory) => ({
  required: asking.rules.approvalsRequired,
  eligible: eligibleApprovers(asking, directory).length,
});

function tooFew(what: string, advice: string, asking: Asking, directory: Directory): Refusal {
  const { required, eligible } = votesFor(asking, directory);
  const { groups, people } = nobodyBehind(asking.rules.approvers, directory);
  const reasons = [
    ...(groups.length > 0 ? [`Nobody is in the ${groups.length === 1 ? 'group' : 'groups'} ${listed(groups)}.`] : []),
    ...(people.length > 0 ? [`The directory has nobody with the id ${listed(people)}.`] : []),
  ];
  const named = { ...(groups.length > 0 && { groups }), ...(people.length > 0 && { people }) };
  return new Refusal('too-few-approvers', [what, ...reasons, advice].join(' '), { required, eligible, ...named });
}

/** What the rules name without anybody behind it: usually a typing mistake. */
function nobodyBehind(named: NamedApprovers | undefined, { people }: Directory): NamedApprovers {
  const { groups = [], people: ids = [] } = named ?? {};
  return {
    groups: groups.filter((group) => !people.some((person) => person.groups.includes(group))),
    people: ids.filter((id) => !people.some(({ personId }) => personId === id)),
  };
}
