import { named } from '../../domain/directory/principals';
import { rulesOf } from '../../domain/site/site-rules';
import { eligibleApprovers } from '../../domain/voting/eligibility';
import type { VoterCheck } from '../payloads';
import { checkMailbox, type MailboxDeps } from './check-mailboxes';

/**
 * Checks the mailboxes that a request on a site is about to need: one approver after the other, until as many as the
 * policy requires are subscribed. People who are not lose the confirmation, so the request is decided without them. It
 * usually costs one SNS call for each required approval, however many people the directory has.
 *
 * @returns how many were checked, and how many of them are subscribed
 */
export async function checkVoters(
  deps: MailboxDeps,
  { siteId, principal }: Omit<VoterCheck, 'check'>,
): Promise<{ readonly checked: number; readonly subscribed: number }> {
  const found = await deps.store.load([{ kind: 'site', siteId }, { kind: 'directory' }]);
  const site = found.site(siteId);
  if (!site) return { checked: 0, subscribed: 0 };
  const directory = found.directory();
  const rules = rulesOf(site.policy);
  const asked = {
    askedBy: [named({ principal }, directory)],
    askedAt: deps.clock(),
    directoryVersion: directory.version,
  };
  let checked = 0;
  let subscribed = 0;
  for (const person of eligibleApprovers({ rules, ...asked, votes: [] }, directory)) {
    if (subscribed === rules.approvalsRequired) break;
    checked += 1;
    if ((await checkMailbox(deps, person)) === 'kept') subscribed += 1;
  }
  return { checked, subscribed };
}
