import type { Catcher, Retrier } from './definition';

/** What went wrong in a state. `Cause` may hold data of the execution: never log it. */
export interface Failure {
  readonly Error: string;
  readonly Cause: string;
}

/** How often each retrier of a state, by its place, was used since the state was entered. */
export type RetryCounts = Readonly<Record<number, number>>;

/** No retrier or catcher gets these: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const terminal: ReadonlySet<string> = new Set(['States.Runtime', 'States.DataLimitExceeded']);

/** @param random in [0, 1). @returns the delay in milliseconds and the new counts, or nothing when there is no retry left */
export function nextRetry(
  retriers: readonly Retrier[],
  counts: RetryCounts,
  failure: Failure,
  random: () => number,
): { readonly delayMs: number; readonly counts: RetryCounts } | undefined {
  const index = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, failure.Error));
  const retrier = retriers[index];
  const used = counts[index] ?? 0;
  if (retrier === undefined || used >= retrier.MaxAttempts) return undefined;
  const full = Math.min(retrier.IntervalSeconds * retrier.BackoffRate ** used, retrier.MaxDelaySeconds ?? 31_622_400);
  const delayMs = Math.round(1000 * full * (retrier.JitterStrategy === 'FULL' ? random() : 1));
  return { delayMs, counts: { ...counts, [index]: used + 1 } };
}

export function catcherFor(catchers: readonly Catcher[], failure: Failure): Catcher | undefined {
  return catchers.find((catcher) => matches(catcher.ErrorEquals, failure.Error));
}

/** `States.TaskFailed` stands for every failure of a task but the timeout, `States.ALL` for all. */
function matches(names: readonly string[], error: string): boolean {
  if (terminal.has(error)) return false;
  return names.some(
    (name) => name === error || name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout'),
  );
}
