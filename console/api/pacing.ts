import { SignInEnded } from '../sign-in/sign-in-ended';
import { ApiProblem } from './problem';

/** What others do shows within five seconds: an answer that just missed it, this, and an answer that has it. */
export const pollMilliseconds = 3_000;
const slowestPollMilliseconds = 60_000;

/** Twice as long after each failure in a row. */
export function pollAfter(every: number, failures: number): number {
  return Math.min(every * 2 ** Math.min(failures, 10), Math.max(every, slowestPollMilliseconds));
}

/** The API says that a question is wrong, or that there is no such thing: the same question has the same answer. */
const isFinal = (error: unknown): boolean => error instanceof ApiProblem && [400, 404, 422].includes(error.status);

interface Asked {
  readonly state: { readonly error: unknown; readonly fetchFailureCount: number };
}

/** When a question is asked again by itself. What was refused is not: each answer would be drawn as a new one. */
export const askedAgain = (every: number) => ({
  refetchInterval: ({ state }: Asked) =>
    every > 0 && !isFinal(state.error) && pollAfter(every, state.fetchFailureCount),
  refetchOnWindowFocus: ({ state }: Asked) => !isFinal(state.error),
});

/** Only what may pass by itself is asked again at once: a lost connection, a busy server. */
export function isWorthRepeating(failures: number, error: unknown): boolean {
  if (error instanceof SignInEnded) return false;
  const passes = !(error instanceof ApiProblem) || error.isOffline || error.status === 429 || error.status >= 500;
  return passes && failures < 1;
}
