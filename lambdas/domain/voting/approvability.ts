import type { EpochSeconds } from '../actor';
import type { Directory } from '../directory/directory';
import { Refusal } from '../refusal';
import type { Question } from './question';
import { openQuestion, planVersionsOf, type Subject, subjectIdOf } from './subject';
import { isReachable } from './votes';

/** A question that is undecided and whose deadline has not passed. */
export interface OpenQuestion {
  readonly subject: Subject;
  readonly question: Question;
}

/** The open questions of a subject. A window can have two: its ratification and an amendment. */
export function openQuestionsOf(subject: Subject, at: EpochSeconds): OpenQuestion[] {
  return planVersionsOf(subject)
    .flatMap((planVersion) => openQuestion(subject, planVersion) ?? [])
    .filter(({ decideBy }) => at < decideBy)
    .map((question) => ({ subject, question }));
}

/** Questions that could be approved before a change of the directory, and cannot after it. */
export function questionsMadeUnreachable(
  open: readonly OpenQuestion[],
  before: Directory,
  after: Directory,
): OpenQuestion[] {
  return open.filter(({ question }) => isReachable(question, before) && !isReachable(question, after));
}

/** @throws Refusal `approver-in-use` naming the windows and proposals that need the person */
export function assertStillApprovable(open: readonly OpenQuestion[], before: Directory, after: Directory): void {
  const lost = questionsMadeUnreachable(open, before, after);
  if (lost.length === 0) return;
  const ids = (kind: Subject['kind']) => [
    ...new Set(lost.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subjectIdOf(subject))),
  ];
  throw new Refusal(
    'approver-in-use',
    'Open questions could not be approved without this person. Have them decided, or cancel them first.',
    { windowIds: ids('window'), proposalIds: ids('proposal') },
  );
}
