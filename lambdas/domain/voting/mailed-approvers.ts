import type { Directory, Person } from '../directory/directory';
import { counts } from '../limits';
import { type Asking, eligibleApprovers } from './eligibility';

/**
 * Who of those that may vote on a question is mailed: all of them, or, where they are too many, those who have been able
 * to vote for the longest, so that whoever is added takes nobody's place. The others can vote through the signed API.
 */
export function mailedApprovers(asking: Asking, directory: Directory): Person[] {
  return longestServing(eligibleApprovers(asking, directory));
}

/** As many people as one question is mailed to, in order of the directory. */
export function longestServing(people: readonly Person[]): Person[] {
  if (people.length <= counts.approversMailed) return [...people];
  const byAge = [...people].sort((left, right) => left.approverSince - right.approverSince);
  const kept = new Set(byAge.slice(0, counts.approversMailed));
  return people.filter((person) => kept.has(person));
}
