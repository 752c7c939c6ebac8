import type { PersonalTopics } from '../../aws/personal-topics';
import { knownOf } from '../../commands/requirements/asked';
import { type Marked, markMailed } from '../../commands/voting/mark-mailed';
import type { QuestionDescription } from '../../describe/question';
import type { Directory } from '../../domain/directory/directory';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import type { Subject } from '../../domain/voting/subject';
import { votingMail } from '../../mail/voting-mail';
import { groupsOf } from '../../platform/groups-of';
import { nameOf } from '../../platform/log';
import type { Mint, MintedSecret } from '../../platform/mint';
import type { Snapshot } from '../../store/snapshot';
import type { ReactionDeps } from '../deps';
import type { Recipient } from './recipients';

export interface NotifyDeps extends ReactionDeps {
  readonly topics: PersonalTopics;
  readonly mint: Mint;
  /** The confirm page, without a query. */
  readonly approvalsUrl: string;
  readonly consoleUrl?: string | undefined;
}

/** The mail to one approver; without a link if there is nothing to vote on, or if only signed votes count. */
export interface Letter extends Recipient {
  readonly minted?: MintedSecret;
}

/** A question whose links are stored, and who may be mailed about it. */
export interface AskedQuestion {
  readonly subject: Subject;
  readonly request: ApprovalRequest;
  readonly description: QuestionDescription;
  readonly directory: Directory;
}

/** Well below the 30 e-mails a second that SNS allows in the smallest regions. */
const atOnce = 5;

/**
 * Mails a few approvers at once and records them together, then the next few. A mail that was not recorded is sent again, with
 * another link.
 *
 * @returns how many mails left and were recorded
 */
export async function mailLetters(deps: NotifyDeps, asked: AskedQuestion, letters: readonly Letter[]): Promise<number> {
  let known = knownOf(asked.subject, asked.request);
  let mailed = 0;
  for (const group of groupsOf(letters, atOnce)) {
    const left = (await Promise.all(group.map((letter) => mailLetter(deps, asked, letter)))).flat();
    const marked = left.length > 0 ? await record(deps, asked, left, known) : undefined;
    if (!marked) continue;
    known = knownOf(marked.subject, marked.request);
    mailed += left.length;
  }
  return mailed;
}

/** @returns `undefined` when it failed: whoever is still to be mailed must not wait for that */
async function record(
  deps: NotifyDeps,
  { request: { subjectId, planVersion } }: AskedQuestion,
  letters: readonly Letter[],
  known: Snapshot,
): Promise<Marked | undefined> {
  const approverIds = idsOf(letters);
  const reminded = idsOf(letters.filter(({ occasion }) => occasion === 'reminder'));
  try {
    return await markMailed(deps, { subjectId, planVersion, approverIds, reminded }, known);
  } catch (thrown) {
    for (const approverId of approverIds) {
      deps.log('mail-failed', { subjectId, planVersion, approverId, error: nameOf(thrown) });
    }
    return undefined;
  }
}

const idsOf = (letters: readonly Letter[]): string[] => letters.map(({ approverId }) => approverId);

/** @returns the letter, if it left */
async function mailLetter(
  { topics, approvalsUrl, consoleUrl, log }: NotifyDeps,
  { request: { subjectId, planVersion }, description, directory }: AskedQuestion,
  letter: Letter,
): Promise<readonly Letter[]> {
  const { approverId, occasion } = letter;
  const ref = { subjectId, planVersion, approverId };
  try {
    await topics.mail(approverId, votingMail({ description, directory, approvalsUrl, consoleUrl, ...letter }));
    log(occasion === 'reminder' ? 'approver-reminded' : 'approver-mailed', ref);
    return [letter];
  } catch (thrown) {
    log('mail-failed', { ...ref, error: nameOf(thrown) });
    return [];
  }
}
