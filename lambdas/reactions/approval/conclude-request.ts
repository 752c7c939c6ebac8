import { type RequestRef, requestKeys } from '../../commands/requirements/asked';
import { expiryKeys, subjectIn } from '../../commands/requirements/subject';
import { siteIdOf } from '../../commands/requirements/window';
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
  const siteId = siteIdOf(subjectId);
  const expiring = outcome === 'timed-out' ? expiryKeys(subjectId) : [];
  const told = [{ kind: 'directory' }, { kind: 'site', siteId }] as const;
  const found = await deps.store.load([...requestKeys(ref), ...told, ...expiring]);
  const subject = outcome === 'timed-out' ? await expireQuestion(deps, ref, found) : subjectIn(found, subjectId);
  const question = openQuestion(subject, planVersion);
  if (question) return { status: 'requested', waitSeconds: secondsToWait(question, deps.clock()) };
  const status = outcomeOn(subject, planVersion) ?? 'cancelled';
  const request = found.request(subjectId, planVersion);
  const state = { subject, request, directory: found.directory(), site: found.site(siteId) };
  await mailOutcome(deps, state, planVersion);
  deps.log('request-concluded', { subjectId, planVersion, status });
  return { status };
}
