import type { Mail, PersonalTopics } from '../../aws/personal-topics';
import { type RequestRef, requestKeys } from '../../commands/requirements/asked';
import { markOutcomeMailed, markOutcomeMailedTo } from '../../commands/voting/mark-mailed';
import { type Topic, topicOf } from '../../describe/topic';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { isReversalMailDue, reversalOf } from '../../domain/voting/reversal';
import { type Outcome, openQuestion, outcomeOn, type Subject, subjectIdOf } from '../../domain/voting/subject';
import { outcomeMail } from '../../mail/outcome-mail';
import { nameOf } from '../../platform/log';
import type { FlowDeps } from '../deps';

export interface OutcomeMailDeps extends FlowDeps {
  readonly topics: PersonalTopics;
}

/**
 * Tells how a plan version was decided, each person once; and once more when the decision took a reversal after that. A crash between
 * mail and mark tells one person twice; the other way round could tell nobody.
 *
 * @throws Refusal contended; the error of a mail that may leave next time
 */
export async function mailOutcome(deps: OutcomeMailDeps, subject: Subject, planVersion: number): Promise<void> {
  const ref = { subjectId: subjectIdOf(subject), planVersion };
  // A plan version that was edited away: the new one has its own flow and its own mail.
  const topic = topicOf(subject, planVersion);
  const decision = outcomeOn(subject, planVersion);
  if (!topic || !decision) return;
  const found = await deps.store.load([...requestKeys(ref), { kind: 'directory' }]);
  const request = found.request(ref.subjectId, planVersion);
  if (request?.outcomeMailedAt !== undefined && !isReversalMailDue(subject, request)) return;
  const directory = found.directory();
  const reversal = reversalOf(subject, planVersion);
  const reversed = reversal !== undefined;
  const told = reversed ? request?.reversalToldAt : request?.toldAt;
  for (const { personId, own } of concerned(topic, request, reversed || isLapse(topic, decision))) {
    if (told?.[personId] !== undefined) continue;
    const isKnown = directory.people.some((person) => person.personId === personId);
    if (!isKnown) deps.log('mail-unaddressed', { ...ref, personId });
    else await send(deps, ref, personId, outcomeMail({ topic, decision, reversal, directory, own }));
    await markOutcomeMailedTo(deps, { ...ref, personId, reversed });
  }
  await markOutcomeMailed(deps, { ...ref, reversed });
}

/** Tells the reversal that a decision took. Before the decision itself was told, its flow tells both. @throws as `tellOutcome` */
export async function mailReversal(deps: OutcomeMailDeps, ref: RequestRef): Promise<void> {
  const { subjectId, planVersion } = ref;
  const found = await deps.store.load(requestKeys(ref));
  const subject = found.subject(subjectId);
  if (!subject || openQuestion(subject, planVersion)) return;
  if (isReversalMailDue(subject, found.request(subjectId, planVersion))) await mailOutcome(deps, subject, planVersion);
}

/** Time ran out, or an emergency was not ratified. */
const isLapse = ({ kind }: Topic, decision: Outcome): boolean =>
  decision === 'expired' || (kind === 'emergency' && decision !== 'approved');

/** Those who asked, and everyone who was asked where it concerns them as well. */
function concerned(
  { question, requestedBy }: Topic,
  request: ApprovalRequest | undefined,
  everyone: boolean,
): readonly { readonly personId: string; readonly own: boolean }[] {
  const asking = new Set([...question.askedBy, requestedBy].flatMap(({ personId }) => personId ?? []));
  const asked = everyone ? Object.keys(request?.mailedAt ?? {}) : [];
  return [...new Set([...asking, ...asked])].map((personId) => ({ personId, own: asking.has(personId) }));
}

/** Somebody without a topic cannot be told, today or later; anything else is worth the next attempt. */
async function send(deps: OutcomeMailDeps, ref: RequestRef, personId: string, mail: Mail): Promise<void> {
  try {
    await deps.topics.mail(personId, mail);
    deps.log('outcome-mailed', { ...ref, personId });
  } catch (thrown) {
    if (nameOf(thrown) !== 'NotFoundException') throw thrown;
    deps.log('mail-unaddressed', { ...ref, personId, error: nameOf(thrown) });
  }
}
