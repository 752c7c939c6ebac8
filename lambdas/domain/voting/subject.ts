import type { Proposal } from '../proposal/proposal';
import type { Emergency, Window } from '../window/window';
import type { Question } from './question';

/** What a question is about. Both kinds of id have the same format, so links and executions have one `subjectId`. */
export type Subject =
  | { readonly kind: 'window'; readonly window: Window }
  | { readonly kind: 'proposal'; readonly proposal: Proposal };

/** The ratification of an emergency is the question of its first plan version; later plan versions are amendments. */
export const ratificationVersion = 1;

/** How a question ended. */
export type Outcome = 'approved' | 'rejected' | 'expired' | 'cancelled';

/** @returns the question of a plan version, decided or not, or `undefined` when another plan took its place */
export function questionOf(subject: Subject, planVersion: number): Question | undefined {
  const standing =
    subject.kind === 'window' ? [subject.window, subject.window.amendment] : ([subject.proposal] as const);
  return standing.find((question) => question?.planVersion === planVersion);
}

/** @returns the question of a plan version while it is undecided: before its decision, whether or not its deadline passed */
export function openQuestion(subject: Subject, planVersion: number): Question | undefined {
  const question = questionOf(subject, planVersion);
  return question && isOpen(subject, planVersion) ? question : undefined;
}

function isOpen(subject: Subject, planVersion: number): boolean {
  if (subject.kind === 'proposal') return subject.proposal.status === 'requested';
  const { window } = subject;
  if (window.amendment?.planVersion === planVersion) return window.amendment.decided === undefined;
  return window.status === 'requested' || isUnratified(window);
}

/** An emergency that an approver may still ratify by mail; through the signed API it can also be ratified later. */
export function isUnratified({ emergency }: Window): boolean {
  return emergency !== undefined && emergency.ratifiedAt === undefined && emergency.lapsedAt === undefined;
}

/**
 * How a plan version was decided, or `undefined` while it is open. What happens to an approved window later does not
 * change this.
 */
export function outcomeOn(subject: Subject, planVersion: number): Outcome | undefined {
  if (openQuestion(subject, planVersion)) return undefined;
  if (subject.kind === 'window') return outcomeOnWindow(subject.window, planVersion);
  const { proposal } = subject;
  if (proposal.planVersion !== planVersion || proposal.status === 'requested') return 'cancelled';
  return proposal.revokedAt === undefined ? proposal.status : 'approved';
}

function outcomeOnWindow(window: Window, planVersion: number): Outcome {
  const { status, emergency, amendment } = window;
  if (amendment?.decided && amendment.planVersion === planVersion) return amendment.decided.outcome;
  if (emergency && planVersion === ratificationVersion) return outcomeOnEmergency(emergency);
  if (window.planVersion !== planVersion || status === 'requested') return 'cancelled';
  return status === 'active' || status === 'completed' ? 'approved' : status;
}

/** If it lapsed before the deadline, an approver refused. */
function outcomeOnEmergency({ ratifyBy, ratifiedAt, lapsedAt = ratifyBy }: Emergency): Outcome {
  if (ratifiedAt !== undefined) return 'approved';
  return lapsedAt < ratifyBy ? 'rejected' : 'expired';
}

/** The plan versions that may be asked about: that of a plan or proposal, and that of an amendment. */
export function planVersionsOf(subject: Subject): number[] {
  if (subject.kind === 'proposal') return [subject.proposal.planVersion];
  const { planVersion, amendment } = subject.window;
  return amendment ? [planVersion, amendment.planVersion] : [planVersion];
}

export const subjectOf = (value: Window | Proposal): Subject =>
  'windowId' in value ? { kind: 'window', window: value } : { kind: 'proposal', proposal: value };

/** The window or proposal that a value is, if it is one. */
export const subjectIn = (value: unknown): Subject | undefined =>
  typeof value === 'object' && value !== null && isSubject(value) ? subjectOf(value) : undefined;

const isSubject = (value: object): value is Window | Proposal => 'lastPlanVersion' in value || 'proposalId' in value;

/** The id used in links, executions and their records. */
export function subjectIdOf(subject: Subject): string {
  return subject.kind === 'window' ? subject.window.windowId : subject.proposal.proposalId;
}
