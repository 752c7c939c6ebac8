import type { RequestRef } from '../commands/open-request';
import { replaceLink } from '../commands/replace-link';
import { mintLink } from '../domain/voting-link';
import { mailLetter, type NotifyDeps } from './notify-approvers';
import { topicOf } from './topic';

/**
 * Mails a fresh link, and why, in place of one that opens nothing any more. Asked twice it mails once, and three times an
 * hour at most.
 *
 * @throws Refusal contended
 */
export async function remailApprover(
  deps: NotifyDeps,
  { subjectId, planVersion, approverId }: RequestRef & { readonly approverId: string },
): Promise<{ readonly mailed: number }> {
  const minted = deps.mint();
  const link = mintLink(minted.secret, minted.code, deps.clock());
  const replaced = await replaceLink(deps, { subjectId, planVersion, approverId, link });
  if (replaced.outcome === 'capped') deps.log('remail-capped', { subjectId, planVersion, approverId });
  const topic = replaced.outcome === 'opened' ? topicOf(replaced.subject, planVersion) : undefined;
  if (replaced.outcome !== 'opened' || !topic) return { mailed: 0 };
  const directory = (await deps.store.load([{ kind: 'directory' }])).directory();
  const occasion = replaced.loss === 'unmailed' ? 'question' : replaced.loss;
  return { mailed: (await mailLetter(deps, topic, directory, { approverId, occasion, minted })) ? 1 : 0 };
}
