import type { Window } from '../../api/types';
import type { AnswerAction, Asked } from './send-answer';

/** What is asked about, as it is now. */
export interface AskedNow {
  readonly version: number;
  readonly status: string;
  /** Of the question that is open, if one is. */
  readonly planVersion: number | undefined;
  readonly isRevocable: boolean;
  readonly comments: Window['comments'];
}

/** Whether an action is still possible on what the person has read. */
export function isPossible(action: AnswerAction, asked: Asked, now: AskedNow): boolean {
  return action === 'revoke' ? now.isRevocable : now.planVersion === asked.planVersion;
}
