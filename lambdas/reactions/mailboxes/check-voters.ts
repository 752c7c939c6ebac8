import { named } from '../../domain/directory/principals';
import { rulesOf } from '../../domain/site/site-rules';
import { eligibleApprovers } from '../../domain/voting/eligibility';
import type { VoterCheck } from '../payloads';
import { checkMailbox, count, type MailboxDeps, type Outcome } from './check-mailboxes';
import { logUnreachable } from './log-unreachable';

/**
 * Looks at the mailboxes that a request on a site is about to need: at one approver after the other, until as many as the policy
 * asks for are found subscribed. Whoever is not loses the confirmation, so the request is then decided without them. It costs
 * one call of SNS for each approval that is required, however many people the directory has.
 *
 * @returns how many were looked at, and how many of them get mail
 */
export async function checkVoters(
  deps: MailboxDeps,
  { siteId, principal, windowId }: Omit<VoterCheck, 'check'>,
): Promise<{ readonly checked: number; readonly subscribed: number }> {
  const window = windowId === undefined ? [] : [{ kind: 'window', windowId } as const];
  const found = await deps.store.load([{ kind: 'site', siteId }, { kind: 'directory' }, ...window]);
  const site = found.site(siteId);
  if (!site) return { checked: 0, subscribed: 0 };
  const directory = found.directory();
  const rules = rulesOf(site.policy);
  const shapedBy = windowId === undefined ? [] : (found.window(windowId)?.askedBy ?? []);
  const asked = {
    askedBy: [...shapedBy, named({ principal }, directory)],
    askedAt: deps.clock(),
    directoryVersion: directory.version,
  };
  const outcomes: Outcome[] = [];
  for (const person of eligibleApprovers({ rules, ...asked, votes: [] }, directory)) {
    if (count(outcomes, 'kept') === rules.approvalsRequired) break;
    outcomes.push(await checkMailbox(deps, person));
  }
  if (outcomes.includes('lost')) await logUnreachable(deps, directory);
  return { checked: outcomes.length, subscribed: count(outcomes, 'kept') };
}
