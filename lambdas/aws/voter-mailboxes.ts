import { type Log, nameOf } from '../platform/log';
import type { Functions } from './functions';

/** Has the mailboxes looked at that a request is about to need. */
export interface VoterMailboxes {
  /**
   * Never throws: what could not be looked at is what the directory says, and the next check is 15 minutes away at most.
   *
   * @param principal of the caller, who asks and so does not vote
   * @param windowId whose plan is to be another one: whoever shaped it before does not vote either
   */
  check(siteId: string, principal: string, windowId?: string): Promise<void>;
}

/** Through approver-directory, which alone may ask SNS and change the directory. */
export function createVoterMailboxes(functions: Functions, functionName: string, log: Log): VoterMailboxes {
  return {
    async check(siteId, principal, windowId) {
      try {
        await functions.call(functionName, { check: 'voters', siteId, principal, ...(windowId && { windowId }) });
      } catch (error) {
        log('voters-unchecked', { siteId, error: nameOf(error) });
      }
    },
  };
}
