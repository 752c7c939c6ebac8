import { named } from '../../domain/directory/principals';
import { rulesOf } from '../../domain/site/site-rules';
import { mailedApprovers } from '../../domain/voting/mailed-approvers';
import type { VoterCheck } from '../payloads';
import { checkMailbox, count, type MailboxDeps, type Outcome } from './check-mailboxes';
import { logUnreachable } from './log-unreachable';

/**
 * Checks the mailboxes that a request on a site is about to need: one approver after the other, until as many as the
 * policy requires are subscribed. People who are not lose the confirmation, so the request is decided without them. It
 * usually costs one SNS call for each required approval, however many people the directory has.
 *
 * @returns how many were checked, and how many of them are subscribed
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
  for (const person of mailedApprovers({ rules, ...asked, votes: [] }, directory)) {
    if (count(outcomes, 'kept') === rules.approvalsRequired) break;
    outcomes.push(await checkMailbox(deps, person));
  }
  if (outcomes.includes('lost')) await logUnreachable(deps, directory);
  return { checked: outcomes.length, subscribed: count(outcomes, 'kept') };
}
