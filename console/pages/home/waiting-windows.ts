import type { Window } from '../../api/types';
import { approvalsOf, openQuestion, type Question } from '../../parts/question';
import type { Me } from '../../sign-in/me';

/** A question about a window that the person may answer. */
export interface Waiting {
  readonly window: Window;
  readonly kind: Question['kind'];
  /** RFC 3339 */
  readonly decideBy: string;
  readonly required: number;
  readonly given: number;
}

/** What waits for the vote of a person, the nearest deadline first. They never decide on what they asked for. */
export function waitingFor({ person }: Me, windows: readonly Window[]): readonly Waiting[] {
  if (!person?.approver) return [];
  return windows
    .flatMap((window) => waitingOf(window, person.personId) ?? [])
    .sort((one, other) => Date.parse(one.decideBy) - Date.parse(other.decideBy));
}

function waitingOf(window: Window, personId: string): Waiting | undefined {
  const question = openQuestion(window);
  if (!question) return undefined;
  const { kind, decideBy, required, votes, askedBy } = question;
  const isMine = askedBy === personId || votes.some(({ approverId }) => approverId === personId);
  return isMine ? undefined : { window, kind, decideBy, required, given: approvalsOf(votes) };
}
