import { type Log, nameOf } from '../platform/log';
import type { Functions } from './functions';

/** Has the mailboxes checked that a request is about to need. */
export interface VoterMailboxes {
  /**
   * Never throws: if a mailbox cannot be checked, the directory's state is used, and the next check is at most 15
   * minutes away.
   *
   * @param principal of the caller, who asks and so cannot vote
   */
  check(siteId: string, principal: string): Promise<void>;
}

/** Calls approver-directory, because only that function may ask SNS and change the directory. */
export function createVoterMailboxes(functions: Functions, functionName: string, log: Log): VoterMailboxes {
  return {
    async check(siteId, principal) {
      try {
        await functions.call(functionName, { check: 'voters', siteId, principal });
      } catch (error) {
        log('voters-unchecked', { siteId, error: nameOf(error) });
      }
    },
  };
}
