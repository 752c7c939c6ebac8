import type { Mail, PersonalTopics } from '../../aws/personal-topics';
import { type RequestRef, requestKeys } from '../../commands/requirements/asked';
import { markOutcomeMailed, markOutcomeMailedTo } from '../../commands/voting/mark-mailed';
import { describeQuestion, type QuestionDescription } from '../../describe/question';
import type { Notice } from '../../domain/audit/notice';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { isReversalMailDue, type Reversal, reversalOf } from '../../domain/voting/reversal';
import { type Outcome, openQuestion, outcomeOn, type Subject, subjectIdOf } from '../../domain/voting/subject';
import { outcomeMail } from '../../mail/outcome-mail';
import { nameOf } from '../../platform/log';
import type { ReactionDeps } from '../deps';
import { isFinal, noticesOf } from './notices';

export interface OutcomeMailDeps extends ReactionDeps {
  readonly topics: PersonalTopics;
}

/**
 * Mails how a plan version was decided, to each person once; and once more when the decision was reversed after that. A
 * crash between mailing and recording mails one person twice; recording first could leave somebody out.
 *
 * @throws Refusal contended; the error of a mail; a repeat may succeed
 */
export async function mailOutcome(deps: OutcomeMailDeps, subject: Subject, planVersion: number): Promise<void> {
  const ref = { subjectId: subjectIdOf(subject), planVersion };
  const found = await deps.store.load([...requestKeys(ref), { kind: 'directory' }]);
  const directory = found.directory();
  // A plan version that was edited away: the new one has its own execution and its own mail.
  const description = describeQuestion(subject, planVersion, directory);
  const outcome = outcomeOn(subject, planVersion);
  if (!description || !outcome) return;
  const request = found.request(ref.subjectId, planVersion);
  if (request?.outcomeMailedAt !== undefined && !isReversalMailDue(subject, request)) return;
  if (isNoticed(subject, planVersion, outcome)) return markOutcomeMailed(deps, ref);
  const reversal = reversalOf(subject, planVersion);
  const reversed = reversal !== undefined;
  const about = { description, outcome, reversal, because: reasonOf(subject, reversal), directory };
  const mailed = reversed ? request?.reversalToldAt : request?.toldAt;
  for (const { personId, own } of concerned(description, outcome, request, reversed)) {
    if (mailed?.[personId] !== undefined) continue;
    const isKnown = directory.people.some((person) => person.personId === personId);
    if (!isKnown) deps.log('mail-unaddressed', { ...ref, personId });
    else await send(deps, ref, personId, outcomeMail({ ...about, own }));
    await markOutcomeMailedTo(deps, { ...ref, personId, reversed });
  }
  await markOutcomeMailed(deps, { ...ref, reversed });
}

/** Mails that a decision was reversed. Before the decision itself was mailed, its execution mails both. @throws as `mailOutcome` */
export async function mailReversal(deps: OutcomeMailDeps, ref: RequestRef): Promise<void> {
  const { subjectId, planVersion } = ref;
  const found = await deps.store.load(requestKeys(ref));
  const subject = found.subject(subjectId);
  if (!subject || openQuestion(subject, planVersion)) return;
  if (isReversalMailDue(subject, found.request(subjectId, planVersion))) await mailOutcome(deps, subject, planVersion);
}

/** A mail of its own says who cancelled or ended it, or put another plan in its place. */
function isNoticed(subject: Subject, planVersion: number, outcome: Outcome): boolean {
  const isLater = (notice: Notice) => (notice.planVersion ?? 0) > planVersion;
  return outcome === 'cancelled' && noticesOf(subject).some((notice) => isFinal(notice) || isLater(notice));
}

/** Why the product itself cancelled an approved window. */
function reasonOf(subject: Subject, reversal: Reversal | undefined): string | undefined {
  if (reversal !== 'called-off' || subject.kind !== 'window') return undefined;
  return subject.window.notices?.find((notice) => notice.action === 'cancel')?.reason;
}

/** Time ran out, or an emergency was not ratified. */
const isLapse = ({ kind }: QuestionDescription, outcome: Outcome): boolean =>
  outcome === 'expired' || (kind === 'emergency' && outcome !== 'approved');

/** Those who asked, those whose votes lost, and everyone who was asked where it concerns them as well. */
function concerned(
  description: QuestionDescription,
  outcome: Outcome,
  request: ApprovalRequest | undefined,
  reversed: boolean,
): readonly { readonly personId: string; readonly own: boolean }[] {
  const { question, requestedBy } = description;
  const asking = new Set([...question.askedBy, requestedBy].flatMap(({ personId }) => personId ?? []));
  const asked = reversed || isLapse(description, outcome) ? Object.keys(request?.mailedAt ?? {}) : [];
  const lost = question.votes.filter(({ decision }) => decision !== winning[outcome]);
  const people = new Set([...asking, ...asked, ...lost.map(({ approverId }) => approverId)]);
  return [...people].map((personId) => ({ personId, own: asking.has(personId) }));
}

/** The votes that came true; whoever voted otherwise hears of the outcome. */
const winning = {
  approved: 'approve',
  rejected: 'reject',
  expired: undefined,
  cancelled: undefined,
} as const satisfies Record<Outcome, 'approve' | 'reject' | undefined>;

/** Somebody without a topic cannot be mailed, today or later; anything else is worth the next attempt. */
async function send(deps: OutcomeMailDeps, ref: RequestRef, personId: string, mail: Mail): Promise<void> {
  try {
    await deps.topics.mail(personId, mail);
    deps.log('outcome-mailed', { ...ref, personId });
  } catch (thrown) {
    if (nameOf(thrown) !== 'NotFoundException') throw thrown;
    deps.log('mail-unaddressed', { ...ref, personId, error: nameOf(thrown) });
  }
}
