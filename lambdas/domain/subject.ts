import type { Proposal } from './proposal';
import type { Question } from './question';
import type { Window } from './window';

/** What a question is about. Both kinds of id have the same form, so links and flows carry one `subjectId`. */
export type Subject =
  | { readonly kind: 'window'; readonly window: Window }
  | { readonly kind: 'proposal'; readonly proposal: Proposal };

/** How a question ended. */
export type Decision = 'approved' | 'rejected' | 'expired' | 'cancelled';

/** @returns the question of a plan version while it is undecided: before its decision, whether or not its deadline passed */
export function openQuestion(subject: Subject, planVersion: number): Question | undefined {
  if (subject.kind === 'window') return openOfWindow(subject.window, planVersion);
  const { proposal } = subject;
  return proposal.status === 'requested' && proposal.planVersion === planVersion ? proposal : undefined;
}

function openOfWindow(window: Window, planVersion: number): Question | undefined {
  const { amendment } = window;
  if (amendment?.planVersion === planVersion) return amendment.decided ? undefined : amendment;
  if (window.planVersion !== planVersion) return undefined;
  return window.status === 'requested' || isUnratified(window) ? window : undefined;
}

/** An emergency that an approver may still ratify by mail; through the signed API one may later, too. */
export function isUnratified({ emergency }: Window): boolean {
  return emergency !== undefined && emergency.ratifiedAt === undefined && emergency.lapsedAt === undefined;
}

/** How a plan version was decided, or `undefined` while it is open. What became of an approved window later does not change it. */
export function decisionOn(subject: Subject, planVersion: number): Decision | undefined {
  if (openQuestion(subject, planVersion)) return undefined;
  if (subject.kind === 'window') return decisionOnWindow(subject.window, planVersion);
  const { proposal } = subject;
  if (proposal.planVersion !== planVersion || proposal.status === 'requested') return 'cancelled';
  return proposal.status === 'cancelled' && proposal.decidedAt === undefined ? 'cancelled' : proposal.status;
}

function decisionOnWindow(window: Window, planVersion: number): Decision {
  const { status, emergency, amendment } = window;
  if (amendment?.decided && amendment.planVersion === planVersion) return amendment.decided.outcome;
  if (window.planVersion !== planVersion) return 'cancelled';
  if (emergency) return emergency.ratifiedAt === undefined ? 'expired' : 'approved';
  switch (status) {
    case 'approved':
    case 'active':
    case 'completed':
      return 'approved';
    case 'rejected':
    case 'expired':
    case 'cancelled':
      return status;
    case 'requested':
      return 'cancelled';
  }
}

/** The id by which links, flows and their records name it. */
export function subjectIdOf(subject: Subject): string {
  return subject.kind === 'window' ? subject.window.windowId : subject.proposal.proposalId;
}
