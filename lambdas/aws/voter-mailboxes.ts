import { type Log, nameOf } from '../platform/log';
import type { Functions } from './functions';

/** A question that is about to be asked: on which site, by which principal, and about which window if it changes one. */
interface Question {
  readonly siteId: string;
  readonly principal: string;
  readonly windowId?: string | undefined;
}

/**
 * Has the mailboxes checked that a question is about to need. Calls approver-directory, because only that function may
 * ask SNS and change the directory.
 *
 * Never throws: if a mailbox cannot be checked, the directory's state is used, and the next check is at most 15
 * minutes away.
 */
export function createVoterCheck(functions: Functions, functionName: string, log: Log) {
  return async ({ siteId, principal, windowId }: Question): Promise<void> => {
    try {
      await functions.call(functionName, { check: 'voters', siteId, principal, ...(windowId && { windowId }) });
    } catch (error) {
      log('voters-unchecked', { siteId, error: nameOf(error) });
    }
  };
}
