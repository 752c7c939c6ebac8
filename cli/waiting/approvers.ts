import type { Person, Window } from '../api/answers';
import { pagesOf } from '../api/pages';
import type { QuiesceApi } from '../api/quiesce-api';
import { readSite } from '../api/reads';

interface Named {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/** More names than this say no more. */
const mostNames = 4;

/** Who can approve a window, for people: `Ana or Ben`. Empty where whoever asks may not see it. */
export async function approversText(api: QuiesceApi, { siteId, requestedBy }: Window): Promise<string> {
  try {
    const { policy } = (await readSite(api, siteId)).body;
    const names: string[] = [];
    for await (const { items } of pagesOf<Person>(api, '/v1/people', {}, Number.POSITIVE_INFINITY)) {
      const able = items.filter(
        (person) => person.personId !== requestedBy.personId && canApprove(person, policy.approvers),
      );
      names.push(...able.map(({ name }) => name));
    }
    return listText(names);
  } catch {
    // It is a courtesy: the API says the same to whoever votes.
    return '';
  }
}

const canApprove = ({ approver, confirmed, disabled, personId, groups }: Person, named: Named | undefined): boolean =>
  approver &&
  confirmed &&
  !disabled &&
  (named === undefined || named.people.includes(personId) || groups.some((group) => named.groups.includes(group)));

function listText(names: readonly string[]): string {
  if (names.length > mostNames)
    return `${names.slice(0, mostNames - 1).join(', ')} or ${names.length - mostNames + 1} others`;
  return [names.slice(0, -1).join(', '), names.at(-1) ?? ''].filter((part) => part !== '').join(' or ');
}
