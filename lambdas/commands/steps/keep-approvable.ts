import type { Directory, Person } from '../../domain/directory/directory';
import { isVoter } from '../../domain/directory/person-changes';
import { assertStillApprovable, type OpenQuestion } from '../../domain/voting/approvability';
import { openQuestions } from '../requirements/open-questions';
import type { Deps } from '../transaction/deps';

/** Refuses a change of the directory that would leave an open question without enough approvers. @throws Refusal `approver-in-use` */
export type KeepApprovable = (voter: Person, before: Directory, after: Directory) => void;

/** The open questions are needed, and were not read. */
class Unread extends Error {}

/**
 * Decides a change of the directory. What is open is read only if somebody changes who may vote: that is a look at all
 * sites, and most changes are about people who do not vote.
 *
 * @param run decides and commits, once, or again with what is open
 * @throws Refusal as `run`
 */
export async function keepingApprovable<T>(deps: Deps, run: (keep: KeepApprovable) => Promise<T>): Promise<T> {
  try {
    return await run(keepIn(undefined));
  } catch (thrown) {
    if (!(thrown instanceof Unread)) throw thrown;
    return run(keepIn(await openQuestions(deps)));
  }
}

function keepIn(open: readonly OpenQuestion[] | undefined): KeepApprovable {
  return (voter, before, after) => {
    if (!isVoter(voter) || !voter.confirmed) return;
    if (!open) throw new Unread('The open questions are needed');
    assertStillApprovable(open, before, after);
  };
}
