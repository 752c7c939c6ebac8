import type { RequestRef } from '../../commands/requirements/asked';
import { subjectIn, subjectKeys } from '../../commands/requirements/subject';
import { expireQuestion } from '../../commands/voting/expire-question';
import { type Outcome, openQuestion, outcomeOn, type Subject } from '../../domain/voting/subject';
import { mailOutcome, type OutcomeMailDeps } from './mail-outcome';
import { secondsToWait } from './reminders';

export interface Conclusion extends RequestRef {
  readonly outcome: 'settled' | 'timed-out';
}

/** `requested` while it is open: the flow asks, and reminds, once more and waits so long. */
export type Concluded = { readonly status: Outcome } | { readonly status: 'requested'; readonly waitSeconds: number };

/**
 * The end of a wait: the deadline is recorded if it passed and nothing else was, and the outcome is mailed. The answer is what
 * DynamoDB has, whatever the flow believed; with time left, as at a reminder, the flow is sent back to ask.
 *
 * @throws Refusal unknown-window, contended; the error of a mail that may leave next time
 */
export async function concludeRequest(
  deps: OutcomeMailDeps,
  { subjectId, planVersion, outcome }: Conclusion,
): Promise<Concluded> {
  const ref = { subjectId, planVersion };
  const subject = outcome === 'timed-out' ? await expireQuestion(deps, ref) : await currentSubject(deps, subjectId);
  const question = openQuestion(subject, planVersion);
  if (question) return { status: 'requested', waitSeconds: secondsToWait(question, deps.clock()) };
  const status = outcomeOn(subject, planVersion) ?? 'cancelled';
  await mailOutcome(deps, subject, planVersion);
  deps.log('request-concluded', { subjectId, planVersion, status });
  return { status };
}

const currentSubject = async ({ store }: OutcomeMailDeps, subjectId: string): Promise<Subject> =>
  subjectIn(await store.load(subjectKeys(subjectId)), subjectId);
