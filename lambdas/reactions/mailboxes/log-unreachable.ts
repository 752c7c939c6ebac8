import { openQuestions } from '../../commands/requirements/open-questions';
import type { Directory } from '../../domain/directory/directory';
import { questionsMadeUnreachable } from '../../domain/voting/approvability';
import { subjectIdOf } from '../../domain/voting/subject';
import { getDirectory } from '../../queries/directory/get-directory';
import type { ReactionDeps } from '../deps';

/**
 * Logs, for the alarm, what could be approved and cannot any more since mailboxes were found unsubscribed, wherever that was found
 * out. Nobody is kept from unsubscribing, so such a question expires unless somebody acts.
 *
 * @param before the directory as it stood
 */
export async function logUnreachable(deps: ReactionDeps, before: Directory): Promise<void> {
  const after = await getDirectory(deps);
  for (const { subject, question } of questionsMadeUnreachable(await openQuestions(deps), before, after)) {
    deps.log('question-unreachable', { subjectId: subjectIdOf(subject), planVersion: question.planVersion });
  }
}
