import type { Person, Site, Window } from '../../api/types';
import { canVote } from '../voting/may-vote';
import { openQuestion } from '../voting/question';

/** What a change of a person, or their removal, takes away. */
export interface Consequences {
  /** Sites with fewer approvers afterwards than their policy requires, and not before. */
  readonly sites: readonly { readonly siteId: string; readonly required: number; readonly left: number }[];
  /** Groups that policies name, and in which nobody would be left who can vote. */
  readonly emptyGroups: readonly string[];
  /** Windows with a question that the person could answer, and then cannot. */
  readonly windows: readonly Window[];
}

interface Known {
  readonly people: readonly Person[];
  readonly sites: readonly Site[];
  /** Those that may have an open question. */
  readonly windows: readonly Window[];
}

type Voter = Pick<Person, 'personId' | 'approver' | 'disabled' | 'confirmed' | 'groups'>;

/** Whether the policy of a site names the person among those who are asked. */
function isAsked({ policy: { approvers } }: Pick<Site, 'policy'>, { personId, groups }: Voter): boolean {
  if (!approvers) return true;
  return approvers.people.includes(personId) || approvers.groups.some((group) => groups.includes(group));
}

const votersOf = (site: Site, people: readonly Voter[]) =>
  people.filter((person) => canVote(person) && isAsked(site, person)).length;

/** @param after the person as changed; `undefined` when removed */
export function consequencesOf(before: Person, after: Voter | undefined, known: Known): Consequences {
  const people: readonly Voter[] = known.people.flatMap((person) =>
    person.personId === before.personId ? (after ?? []) : person,
  );
  return {
    sites: known.sites.flatMap((site) => {
      const required = site.policy.approvalsRequired;
      const left = votersOf(site, people);
      return left < required && votersOf(site, known.people) >= required
        ? [{ siteId: site.siteId, required, left }]
        : [];
    }),
    emptyGroups: before.groups.filter(
      (group) =>
        canVote(before) &&
        known.sites.some(({ policy }) => policy.approvers?.groups.includes(group)) &&
        !people.some((person) => canVote(person) && person.groups.includes(group)),
    ),
    windows: known.windows.filter((window) => {
      const site = known.sites.find(({ siteId }) => siteId === window.siteId);
      if (!site || !isWaitingFor(window, before.personId)) return false;
      const could = canVote(before) && isAsked(site, before);
      return could && !(after && canVote(after) && isAsked(site, after));
    }),
  };
}

/** Whether the window asks something that the person has not answered, and did not ask. */
function isWaitingFor(window: Window, personId: string): boolean {
  const question = openQuestion(window);
  if (!question || question.askedBy === personId) return false;
  return !question.votes.some(({ approverId }) => approverId === personId);
}

export const isHarmless = ({ sites, emptyGroups, windows }: Consequences): boolean =>
  sites.length === 0 && emptyGroups.length === 0 && windows.length === 0;
