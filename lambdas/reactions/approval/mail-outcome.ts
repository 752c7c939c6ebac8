import type { Mail, PersonalTopics } from '../../aws/personal-topics';
import { knownOf, type RequestRef, requestKeys } from '../../commands/requirements/asked';
import { siteIdOf } from '../../commands/requirements/window';
import { markOutcomeMailed, markOutcomeMailedTo } from '../../commands/voting/mark-mailed';
import { describeQuestion, type QuestionDescription } from '../../describe/question';
import type { Notice } from '../../domain/audit/notice';
import type { Directory } from '../../domain/directory/directory';
import type { Site } from '../../domain/site/site';
import type { ApprovalRequest } from '../../domain/voting/approval-request';
import { isReversalMailDue, type Reversal, reversalOf } from '../../domain/voting/reversal';
import { type Outcome, openQuestion, outcomeOn, type Subject, subjectIdOf } from '../../domain/voting/subject';
import { outcomeMail } from '../../mail/outcome-mail';
import { groupsOf } from '../../platform/groups-of';
import { nameOf } from '../../platform/log';
import type { Snapshot } from '../../store/snapshot';
import type { ReactionDeps } from '../deps';
import { isFinal, noticesOf } from './notices';

export interface OutcomeMailDeps extends ReactionDeps {
  readonly topics: PersonalTopics;
}

/** What an outcome mail is decided on. */
export interface OutcomeState {
  readonly subject: Subject;
  readonly request: ApprovalRequest | undefined;
  readonly directory: Directory;
  /** Absent when it was deleted. */
  readonly site: Site | undefined;
}

/** Well below the 30 e-mails a second that SNS allows in the smallest regions. */
const atOnce = 5;

/**
 * Mails how a plan version was decided, to each person once; and once more when the decision was reversed after that. A
 * crash between mailing and recording mails up to five people twice; recording first could leave somebody out. If a mail
 * fails, the others are still sent.
 *
 * @throws Refusal contended; the error of a mail; a repeat may succeed
 */
export async function mailOutcome(deps: OutcomeMailDeps, state: OutcomeState, planVersion: number): Promise<void> {
  const { subject, request, directory, site } = state;
  const ref = { subjectId: subjectIdOf(subject), planVersion };
  // A plan version that was edited away: the new one has its own execution and its own mail.
  const description = describeQuestion(subject, planVersion, { directory, site });
  const outcome = outcomeOn(subject, planVersion);
  if (!description || !outcome) return;
  if (request?.outcomeMailedAt !== undefined && !isReversalMailDue(subject, request)) return;
  const noticed = isNoticed(subject, planVersion, outcome);
  const reversal = reversalOf(subject, planVersion);
  const letters = noticed ? [] : lettersOf({ description, outcome, reversal, ...state });
  const reversed = !noticed && reversal !== undefined;
  const { told, known } = await tellAll(deps, { ...ref, reversed }, letters, state);
  const marked = await markOutcomeMailed(deps, { ...ref, reversed, told }, known);
  // Reversed while this was mailed: whoever follows that change found no outcome to correct.
  if (!isReversalMailDue(subject, marked.request) && isReversalMailDue(marked.subject, marked.request)) {
    await mailOutcome(deps, { ...marked, directory, site }, planVersion);
  }
}

interface Letter extends Mail {
  readonly personId: string;
  /** Absent from the directory: there is nobody to mail. */
  readonly unknown: boolean;
}

function lettersOf(
  about: OutcomeState & {
    readonly description: QuestionDescription;
    readonly outcome: Outcome;
    readonly reversal: Reversal | undefined;
  },
): readonly Letter[] {
  const { subject, request, directory, description, outcome, reversal } = about;
  const reversed = reversal !== undefined;
  const mailed = reversed ? request?.reversalToldAt : request?.toldAt;
  const because = reasonOf(subject, reversal);
  const people = concerned(description, outcome, request, reversed);
  return people
    .filter(({ personId }) => mailed?.[personId] === undefined)
    .map(({ personId, own }) => ({
      personId,
      unknown: !directory.people.some((person) => person.personId === personId),
      ...outcomeMail({ description, outcome, reversal, because, directory, personId, own }),
    }));
}

/**
 * Sends the letters and records all but the last few, which the caller records together with the outcome.
 *
 * @throws what the first mail failed with, after the others
 */
async function tellAll(
  deps: OutcomeMailDeps,
  ref: RequestRef & { readonly reversed: boolean },
  letters: readonly Letter[],
  { subject, request }: OutcomeState,
): Promise<{ readonly told: readonly string[]; readonly known: Snapshot }> {
  const failures: unknown[] = [];
  let told: readonly string[] = [];
  let known = knownOf(subject, request);
  const record = async () => {
    const marked = await markOutcomeMailedTo(deps, { ...ref, told }, known);
    known = knownOf(marked.subject, marked.request);
  };
  for (const group of groupsOf(letters, atOnce)) {
    if (told.length > 0) await record();
    const sent = await Promise.allSettled(group.map((letter) => send(deps, ref, letter)));
    told = sent.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    failures.push(...sent.flatMap((each) => (each.status === 'rejected' ? [each.reason] : [])));
  }
  if (failures.length === 0) return { told, known };
  if (told.length > 0) await record();
  throw failures[0];
}

/** Mails that a decision was reversed. Before the decision itself was mailed, its execution mails both. @throws as `mailOutcome` */
export async function mailReversal(deps: OutcomeMailDeps, ref: RequestRef): Promise<void> {
  const { subjectId, planVersion } = ref;
  const siteId = siteIdOf(subjectId);
  const found = await deps.store.load([...requestKeys(ref), { kind: 'directory' }, { kind: 'site', siteId }]);
  const subject = found.subject(subjectId);
  if (!subject || openQuestion(subject, planVersion)) return;
  const request = found.request(subjectId, planVersion);
  if (!isReversalMailDue(subject, request)) return;
  const state = { subject, request, directory: found.directory(), site: found.site(siteId) };
  await mailOutcome(deps, state, planVersion);
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

/** Somebody without a topic cannot be mailed, today or later; anything else is worth the next attempt. @returns whom to record */
async function send(
  { topics, log }: OutcomeMailDeps,
  { subjectId, planVersion }: RequestRef,
  { personId, unknown, subject, text }: Letter,
): Promise<string> {
  const ref = { subjectId, planVersion, personId };
  if (unknown) {
    log('mail-unaddressed', ref);
    return personId;
  }
  try {
    await topics.mail(personId, { subject, text });
    log('outcome-mailed', ref);
  } catch (thrown) {
    if (nameOf(thrown) !== 'NotFoundException') throw thrown;
    log('mail-unaddressed', { ...ref, error: nameOf(thrown) });
  }
  return personId;
}
