import { listingsOf } from '../../domain/voting/question-listing';
import type { Subject } from '../../domain/voting/subject';
import { groupsOf } from '../../platform/groups-of';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { ReactionDeps } from '../deps';

/** What a transaction takes at ease. */
const listedTogether = 25;

/** Where the questions that can still be answered must be listed. */
const expected = (subjects: readonly Subject[], now: number) =>
  subjects.flatMap(listingsOf).filter(({ decideBy }) => now < decideBy);

export const listingKeys = (subjects: readonly Subject[], now: number): RecordKey[] =>
  expected(subjects, now).map(({ ttl: _, ...place }) => ({ kind: 'question-listing', ...place }));

/**
 * Lists questions that an earlier release asked. One that is answered at this very moment may be listed once more until its deadline:
 * readers pass over it.
 *
 * @param found what was read of `listingKeys`
 */
export async function listUnlisted(
  { store, clock }: ReactionDeps,
  subjects: readonly Subject[],
  found: Snapshot,
): Promise<void> {
  const missing = expected(subjects, clock()).filter((listing) => !found.isListed(listing));
  for (const some of groupsOf(missing, listedTogether)) {
    await store.commit({ put: [], putAlways: some.map((value) => ({ kind: 'question-listing', value })) });
  }
}
