import type { Actor } from '../../domain/actor';
import type { Directory, Person } from '../../domain/directory/directory';
import { identify } from '../../domain/directory/principals';
import { type Standing, standingOn } from '../../domain/voting/may-answer';
import type { Question } from '../../domain/voting/question';
import type { QuestionListing } from '../../domain/voting/question-listing';
import { openQuestion, type Subject } from '../../domain/voting/subject';
import { type Tally, tally } from '../../domain/voting/votes';
import { decodeCursor, encodeCursor } from '../../store/cursor';
import { firstThatFit } from '../../store/page';
import type { Page, PageRequest, QuestionPlace } from '../../store/port';
import type { RecordKey } from '../../store/records';
import type { Snapshot } from '../../store/snapshot';
import type { QueryDeps } from '../deps';

/** A question that is undecided and whose deadline has not passed. */
export interface ListedQuestion {
  readonly subject: Subject;
  readonly question: Question;
  readonly tally: Tally;
  /** How the caller stands to it; absent for those whom the directory does not know, and for machines. */
  readonly you?: Standing;
}

export interface QuestionFilter {
  /** `open`: what the caller may still answer; `voted`: what the caller has answered. All when absent. */
  readonly mine?: 'open' | 'voted' | undefined;
}

/** How many places one round of a filtered list looks at, and how many rounds a page may take. */
const look = 100;
const mostRounds = 3;

/**
 * The open questions of all sites, the earliest deadline first. A page may be shorter than `limit` and still carry a cursor. A round
 * is one query, for where they are, and one read of them; a page without a filter is one round. Whom no question can be for is
 * answered after a look at the directory.
 *
 * @throws Refusal malformed
 */
export async function listQuestions(
  deps: QueryDeps,
  { mine }: QuestionFilter,
  { principal }: Actor,
  page: PageRequest<ListedQuestion>,
): Promise<Page<ListedQuestion>> {
  const listing = JSON.stringify(['questions', mine ?? '']);
  let after: QuestionPlace | undefined = startAt(deps, page, listing);
  const readers = readersIn((await deps.store.load([{ kind: 'directory' }])).directory(), principal);
  if (mine && !readers.person) return { items: [] };
  const found: (ListedQuestion & { readonly place: QuestionPlace })[] = [];
  for (let round = 1; after && round <= mostRounds && found.length < page.limit; round++) {
    const most: number = mine ? look : page.limit;
    const listed: readonly QuestionListing[] = await deps.store.questions(after, most);
    const snapshot = await deps.store.load(keysOf(listed));
    found.push(...listed.flatMap((one) => questionAt(snapshot, one, readers) ?? []).filter(isMeant(mine)));
    const last = listed.at(-1);
    after = last && listed.length === most ? placeOf(last) : undefined;
    if (!mine) break;
  }
  const items = firstThatFit(found, page);
  const end = items.length < found.length ? items.at(-1)?.place : after;
  return end ? { items, cursor: encodeCursor(listing, { ...end }) } : { items };
}

const placeOf = ({ decideBy: at, subjectId, planVersion }: QuestionListing): QuestionPlace => ({
  at,
  id: `${subjectId}#${planVersion}`,
});

/** Without a cursor, after all whose deadline is now: nobody can answer those any more. */
function startAt({ clock }: QueryDeps, { cursor }: PageRequest<never>, listing: string): QuestionPlace {
  if (cursor === undefined) return { at: clock(), id: '~' };
  const { at, id } = decodeCursor(cursor, listing, { at: [0, 999_999_999_999], id: [' ', '~'] });
  return { at: Number(at), id: String(id) };
}

function keysOf(listed: readonly QuestionListing[]): RecordKey[] {
  return [...new Set(listed.map(({ subjectId }) => subjectId))].flatMap((id): RecordKey[] => [
    { kind: 'window', windowId: id },
    { kind: 'proposal', proposalId: id },
  ]);
}

/** Who may vote, and who asks. */
interface Readers {
  readonly directory: Directory;
  readonly principal: string;
  /** Absent for those whom the directory does not know, and for machines. */
  readonly person?: Person;
}

function readersIn(directory: Directory, principal: string): Readers {
  const caller = identify(directory, principal);
  return { directory, principal, ...(caller && !caller.machine && { person: caller.person }) };
}

/** @returns `undefined` for one that was decided meanwhile, or that ended without being taken off the list */
function questionAt(snapshot: Snapshot, listing: QuestionListing, { directory, principal, person }: Readers) {
  const subject = snapshot.subject(listing.subjectId);
  const question = subject && openQuestion(subject, listing.planVersion);
  if (!subject || !question) return undefined;
  const you = person && standingOn(question, directory, person, principal);
  return { subject, question, tally: tally(question, directory), place: placeOf(listing), ...(you && { you }) };
}

function isMeant(mine: QuestionFilter['mine']): (item: ListedQuestion) => boolean {
  if (mine === undefined) return () => true;
  return mine === 'open' ? ({ you }) => you?.mayAnswer === true : ({ you }) => you?.vote !== undefined;
}
