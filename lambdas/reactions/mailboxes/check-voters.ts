import { askedVoters } from '../../commands/requirements/asked-voters';
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
  const directory = found.directory();
  const asked = askedVoters(found, { siteId, principal, windowId }, deps.clock());
  if (!asked) return { checked: 0, subscribed: 0 };
  const outcomes: Outcome[] = [];
  for (const person of asked.voters) {
    if (count(outcomes, 'kept') === asked.required) break;
    outcomes.push(await checkMailbox(deps, person));
  }
  if (outcomes.includes('lost')) await logUnreachable(deps, directory);
  return { checked: outcomes.length, subscribed: count(outcomes, 'kept') };
}
