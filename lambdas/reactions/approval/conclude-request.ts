import { type RequestRef, requestKeys } from '../../commands/requirements/asked';
import { expiryKeys, subjectIn } from '../../commands/requirements/subject';
import { expireQuestion } from '../../commands/voting/expire-question';
import { type Outcome, openQuestion, outcomeOn } from '../../domain/voting/subject';
import { mailOutcome, type OutcomeMailDeps } from './mail-outcome';
import { secondsToWait } from './reminders';

export interface Conclusion extends RequestRef {
  readonly outcome: 'settled' | 'timed-out';
}

/** `requested` while it is open: the execution asks or reminds again, and waits for so many seconds. */
export type Concluded = { readonly status: Outcome } | { readonly status: 'requested'; readonly waitSeconds: number };

/**
 * Runs at the end of a wait: records the expiry if the deadline has passed without a decision, and mails the outcome.
 * The answer is the state in DynamoDB, whatever the execution assumed. If there is time left, as at a reminder, the
 * execution asks again.
 *
 * @throws Refusal unknown-window, contended; the error of a mail; a repeat may succeed
 */
export async function concludeRequest(
  deps: OutcomeMailDeps,
  { subjectId, planVersion, outcome }: Conclusion,
): Promise<Concluded> {
  const ref = { subjectId, planVersion };
  const expiring = outcome === 'timed-out' ? expiryKeys(subjectId) : [];
  const found = await deps.store.load([...requestKeys(ref), { kind: 'directory' }, ...expiring]);
  const subject = outcome === 'timed-out' ? await expireQuestion(deps, ref, found) : subjectIn(found, subjectId);
  const question = openQuestion(subject, planVersion);
  if (question) return { status: 'requested', waitSeconds: secondsToWait(question, deps.clock()) };
  const status = outcomeOn(subject, planVersion) ?? 'cancelled';
  const request = found.request(subjectId, planVersion);
  await mailOutcome(deps, { subject, request, directory: found.directory() }, planVersion);
  deps.log('request-concluded', { subjectId, planVersion, status });
  return { status };
}
