import type { Window } from '../../api/types';
import type { Me } from '../../sign-in/me';

/** A question about a window that the person may answer. */
export interface Waiting {
  readonly window: Window;
  readonly kind: 'plan' | 'amendment' | 'emergency';
  /** RFC 3339 */
  readonly decideBy: string;
  readonly required: number;
  readonly given: number;
}

/** What waits for the vote of a person, the nearest deadline first. They never decide on what they asked for. */
export function waitingFor({ person }: Me, windows: readonly Window[]): readonly Waiting[] {
  if (!person?.approver) return [];
  return windows
    .flatMap((window) => questionOf(window, person.personId) ?? [])
    .sort((one, other) => Date.parse(one.decideBy) - Date.parse(other.decideBy));
}

function questionOf(window: Window, personId: string): Waiting | undefined {
  const { amendment, emergency, approvals, requestedBy, status, decideBy } = window;
  if (emergency?.status === 'pending')
    return open('emergency', { approvals, requestedBy, decideBy: emergency.ratifyBy });
  if (amendment && !amendment.decided) return open('amendment', amendment);
  return status === 'requested' ? open('plan', { approvals, requestedBy, decideBy }) : undefined;

  function open(
    kind: Waiting['kind'],
    question: Pick<Window, 'approvals' | 'requestedBy' | 'decideBy'>,
  ): Waiting | undefined {
    const { votes, required } = question.approvals;
    const isMine =
      question.requestedBy.personId === personId || votes.some(({ approverId }) => approverId === personId);
    const given = votes.filter(({ decision }) => decision === 'approve').length;
    return isMine ? undefined : { window, kind, decideBy: question.decideBy, required, given };
  }
}
