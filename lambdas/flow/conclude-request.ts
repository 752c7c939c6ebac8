import { expireQuestion } from '../commands/expire-question';
import { subjectIn, subjectKeys } from '../commands/load-subject';
import { markOutcomeMailed, markTold } from '../commands/mark-mailed';
import { type RequestRef, requestKeys } from '../commands/open-request';
import type { ApprovalRequest } from '../domain/approval-request';
import { type Decision, decisionOn, openQuestion, type Subject } from '../domain/subject';
import { nameOf } from '../services/log';
import type { Mail, PersonalTopics } from '../services/personal-topics';
import type { FlowDeps } from './deps';
import { outcomeMail } from './outcome-mail';
import { secondsToWait } from './reminders';
import { type Topic, topicOf } from './topic';

export interface ConcludeDeps extends FlowDeps {
  readonly topics: PersonalTopics;
}

export interface Conclusion extends RequestRef {
  readonly outcome: 'settled' | 'timed-out';
}

/** `requested` while it is open: the flow asks, and reminds, once more and waits so long. */
export type Concluded = { readonly status: Decision } | { readonly status: 'requested'; readonly waitSeconds: number };

/**
 * The end of a wait: the deadline is recorded if it passed and nothing else was, and the outcome is told. The answer is what
 * DynamoDB has, whatever the flow believed; with time left, as at a reminder, the flow is sent back to ask.
 *
 * @throws Refusal unknown-window, contended; the error of a mail that may leave next time
 */
export async function concludeRequest(
  deps: ConcludeDeps,
  { subjectId, planVersion, outcome }: Conclusion,
): Promise<Concluded> {
  const ref = { subjectId, planVersion };
  const subject = outcome === 'timed-out' ? await expireQuestion(deps, ref) : await currentSubject(deps, subjectId);
  const question = openQuestion(subject, planVersion);
  if (question) return { status: 'requested', waitSeconds: secondsToWait(question, deps.clock()) };
  const status = decisionOn(subject, planVersion) ?? 'cancelled';
  // A plan version that was edited away: the new one has its own flow and its own mail.
  const topic = topicOf(subject, planVersion);
  if (topic) await tellOutcome(deps, ref, topic, status);
  deps.log('request-concluded', { subjectId, planVersion, status });
  return { status };
}

const currentSubject = async ({ store }: ConcludeDeps, subjectId: string): Promise<Subject> =>
  subjectIn(await store.load(subjectKeys(subjectId)), subjectId);

/** A crash between mail and mark tells one person twice; the other way round could tell nobody. */
async function tellOutcome(deps: ConcludeDeps, ref: RequestRef, topic: Topic, decision: Decision): Promise<void> {
  const found = await deps.store.load([...requestKeys(ref), { kind: 'directory' }]);
  const request = found.request(ref.subjectId, ref.planVersion);
  if (request?.outcomeMailedAt !== undefined) return;
  const directory = found.directory();
  for (const { personId, own } of concerned(topic, request, decision)) {
    if (request?.toldAt?.[personId] !== undefined) continue;
    const isKnown = directory.people.some((person) => person.personId === personId);
    if (!isKnown) deps.log('mail-unaddressed', { ...ref, personId });
    else await send(deps, ref, personId, outcomeMail({ topic, decision, directory, own }));
    await markTold(deps, { ...ref, personId });
  }
  await markOutcomeMailed(deps, ref);
}

/** Those who asked; and when time ran out, or an emergency was not ratified, everyone who was asked as well. */
function concerned(
  { kind, question, requestedBy }: Topic,
  request: ApprovalRequest | undefined,
  decision: Decision,
): readonly { readonly personId: string; readonly own: boolean }[] {
  const asking = new Set([...question.askedBy, requestedBy].flatMap(({ personId }) => personId ?? []));
  const lapsed = decision === 'expired' || (kind === 'emergency' && decision !== 'approved');
  const asked = lapsed ? Object.keys(request?.mailedAt ?? {}) : [];
  return [...new Set([...asking, ...asked])].map((personId) => ({ personId, own: asking.has(personId) }));
}

/** Somebody without a topic cannot be told, today or later; anything else is worth the flow's next attempt. */
async function send(deps: ConcludeDeps, ref: RequestRef, personId: string, mail: Mail): Promise<void> {
  try {
    await deps.topics.mail(personId, mail);
    deps.log('outcome-mailed', { ...ref, personId });
  } catch (thrown) {
    if (nameOf(thrown) !== 'NotFoundException') throw thrown;
    deps.log('mail-unaddressed', { ...ref, personId, error: nameOf(thrown) });
  }
}
