import { askedIn, type OpenedRequest, type RequestRef, requestKeys } from '../../commands/requirements/asked';
import { subjectIn } from '../../commands/requirements/subject';
import { placeKeys, siteIdOf } from '../../commands/requirements/window';
import { openRequest } from '../../commands/voting/open-request';
import { kindOf } from '../../describe/kind';
import { describeQuestion } from '../../describe/question';
import type { Directory } from '../../domain/directory/directory';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { mintLink } from '../../domain/voting/voting-link';
import type { Snapshot } from '../../store/snapshot';
import { type Letter, mailLetters, type NotifyDeps } from './mail-letters';
import { recipientsToAsk, recipientsToInform } from './recipients';
import { mostQuestions } from './reminders';

/** One read takes 100 records. */
const lookedBack = 40;

/**
 * Stores the task token, mails every approver who has no working link, and reminds those for whom a reminder is due.
 * Only hashes are stored, so a link whose mail may not have been sent is lost: the next call creates another one. Two
 * calls at once may mail a person twice, with two links that work. A mail that fails is left to reconcile; it must not
 * end the wait for the others.
 *
 * A question decided meanwhile is no error: the token is stored, and whoever follows the control table ends the wait
 * with the decision. An error would trigger an alarm each time a vote comes before the mail.
 *
 * @throws Refusal unknown-window, contended
 */
export async function notifyApprovers(
  deps: NotifyDeps,
  asking: RequestRef & { readonly taskToken?: string | undefined },
): Promise<{ readonly mailed: number }> {
  const { subjectId, planVersion, taskToken } = asking;
  const siteId = siteIdOf(subjectId);
  const keys = [...requestKeys(asking), { kind: 'directory' } as const, ...placeKeys(siteId), ...earlierKeys(asking)];
  const found = await deps.store.load(keys);
  subjectIn(found, subjectId);
  const directory = found.directory();
  const surroundings = { calendar: found.calendar(siteId), now: deps.clock() };
  const context = { directory, site: found.site(siteId), surroundings };
  const letters = lettersOf(deps, askedIn(found, asking), directory, earlierIn(found, asking));
  const links = linksIn(letters, deps.clock());
  const opened = await openRequest(deps, { subjectId, planVersion, taskToken, links }, found);
  const description = opened.outcome === 'opened' ? describeQuestion(opened.subject, planVersion, context) : undefined;
  if (opened.outcome === 'settled' || !description) {
    deps.log('request-settled', { subjectId, planVersion });
    return { mailed: 0 };
  }
  deps.log('request-opened', { subjectId, planVersion, count: letters.length });
  return { mailed: await mailLetters(deps, { ...opened, description, directory }, letters) };
}

/** The plan versions before a given one that may have been mailed within the last minutes. */
function earlierKeys({ subjectId, planVersion }: RequestRef) {
  const count = planVersion > mostQuestions ? Math.min(planVersion - 1, lookedBack) : 0;
  return Array.from({ length: count }, (_, age) => {
    return { kind: 'approval-request', subjectId, planVersion: planVersion - 1 - age } as const;
  });
}

const earlierIn = (found: Snapshot, ref: RequestRef): ApprovalRequest[] =>
  earlierKeys(ref).flatMap(({ subjectId, planVersion }) => found.request(subjectId, planVersion) ?? []);

/** Every approver is told of an emergency immediately, whether or not they may ratify it. */
function lettersOf(
  { mint, clock }: NotifyDeps,
  asked: OpenedRequest,
  directory: Directory,
  earlier: readonly ApprovalRequest[],
): readonly Letter[] {
  if (asked.outcome === 'settled') return [];
  const { subject, question, request } = asked;
  const due = recipientsToAsk(question, request, directory, clock(), earlier);
  const letters = question.rules.requireLogin ? due : due.map((mail) => ({ ...mail, minted: mint() }));
  const isEmergency = kindOf(subject, question.planVersion) === 'emergency';
  return isEmergency ? [...letters, ...recipientsToInform(question, request, directory)] : letters;
}

function linksIn(letters: readonly Letter[], now: number) {
  const links = letters.flatMap(({ approverId, minted }) =>
    minted ? [[approverId, mintLink(minted.secret, minted.code, now, minted.letters)] as const] : [],
  );
  return Object.fromEntries(links);
}
