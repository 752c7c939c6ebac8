import { askedIn, type RequestRef, requestKeys } from '../../commands/requirements/asked';
import { replaceLink } from '../../commands/voting/replace-link';
import { topicOf } from '../../describe/topic';
import { eligibleApprovers } from '../../domain/voting/eligibility';
import { mintLink } from '../../domain/voting/voting-link';
import { mailLetter, type NotifyDeps } from './notify-approvers';

/**
 * Mails a fresh link, and why, in place of one that opens nothing any more, to somebody who may still vote. Asked twice it
 * mails once, and three times an hour at most.
 *
 * @throws Refusal contended
 */
export async function remailApprover(
  deps: NotifyDeps,
  { subjectId, planVersion, approverId }: RequestRef & { readonly approverId: string },
): Promise<{ readonly mailed: number }> {
  const ref = { subjectId, planVersion };
  const found = await deps.store.load([...requestKeys(ref), { kind: 'directory' }]);
  const directory = found.directory();
  const asked = askedIn(found, ref);
  const topic = asked.subject && topicOf(asked.subject, planVersion);
  if (asked.outcome === 'settled' || !topic) return { mailed: 0 };
  const voters = eligibleApprovers(asked.question, directory);
  if (!voters.some(({ personId }) => personId === approverId)) return { mailed: 0 };
  const minted = deps.mint();
  const link = mintLink(minted.secret, minted.code, deps.clock());
  const replaced = await replaceLink(deps, { ...ref, approverId, link });
  if (replaced.outcome === 'capped') deps.log('remail-capped', { ...ref, approverId });
  if (replaced.outcome !== 'opened') return { mailed: 0 };
  const occasion = replaced.loss === 'unmailed' ? 'question' : replaced.loss;
  return { mailed: (await mailLetter(deps, topic, directory, { approverId, occasion, minted })) ? 1 : 0 };
}
