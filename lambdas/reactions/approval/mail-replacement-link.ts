import { askedIn, type RequestRef, requestKeys } from '../../commands/requirements/asked';
import { placeKeys, siteIdOf } from '../../commands/requirements/window';
import { replaceLink } from '../../commands/voting/replace-link';
import { describeQuestion } from '../../describe/question';
import { mintLink } from '../../domain/voting/voting-link';
import { mailLetters, type NotifyDeps } from './mail-letters';
import { undecidedApprovers } from './unmailed-approvers';

/**
 * Mails a new link, and the reason, to somebody who may still vote and whose last link no longer works. Called twice it
 * mails once, and it mails at most three times an hour.
 *
 * @throws Refusal contended
 */
export async function mailReplacementLink(
  deps: NotifyDeps,
  { subjectId, planVersion, approverId }: RequestRef & { readonly approverId: string },
): Promise<{ readonly mailed: number }> {
  const ref = { subjectId, planVersion };
  const siteId = siteIdOf(subjectId);
  const found = await deps.store.load([...requestKeys(ref), { kind: 'directory' }, ...placeKeys(siteId)]);
  const directory = found.directory();
  const surroundings = { calendar: found.calendar(siteId), now: deps.clock() };
  const context = { directory, site: found.site(siteId), surroundings };
  const asked = askedIn(found, ref);
  const description = asked.subject && describeQuestion(asked.subject, planVersion, context);
  if (asked.outcome === 'settled' || !description) return { mailed: 0 };
  const voters = undecidedApprovers(asked.question, directory);
  if (!voters.some(({ personId }) => personId === approverId)) return { mailed: 0 };
  const minted = deps.mint();
  const link = mintLink(minted.secret, minted.code, deps.clock(), minted.letters);
  const replaced = await replaceLink(deps, { ...ref, approverId, link }, found);
  if (replaced.outcome === 'capped') deps.log('remail-capped', { ...ref, approverId });
  if (replaced.outcome !== 'opened') return { mailed: 0 };
  const occasion = replaced.loss === 'unmailed' ? 'question' : replaced.loss;
  return {
    mailed: await mailLetters(deps, { ...replaced, description, directory }, [{ approverId, occasion, minted }]),
  };
}
