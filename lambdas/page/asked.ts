import type { OpenedLink } from '../commands/voting/open-link';
import type { Actor } from '../domain/actor';
import type { Proposal } from '../domain/proposal/proposal';
import type { Question } from '../domain/voting/question';
import type { Subject } from '../domain/voting/subject';
import type { Comment, Window } from '../domain/window/window';

/** The kinds of question; each is asked in words of its own. */
export type AskedKind = 'request' | 'change' | 'amendment' | 'emergency' | 'policy' | 'template';

/** What the page says of every question, whatever is asked. */
export interface Asked {
  readonly kind: AskedKind;
  readonly siteId: string;
  readonly subjectId: string;
  readonly question: Question;
  readonly reason: string;
  readonly ticket: string | undefined;
  readonly requestedBy: Actor;
  readonly comments: readonly Comment[];
  /** IANA zones in which times are shown, beside UTC: the window's first, then the site's. */
  readonly timeZones: readonly string[];
}

export function askedOf({ subject, question, site }: Pick<OpenedLink, 'subject' | 'question' | 'site'>): Asked {
  return subject.kind === 'window'
    ? askedOfWindow(subject.window, question, site.timeZone)
    : askedOfProposal(subject.proposal, site.timeZone);
}

function askedOfWindow(window: Window, question: Question, siteZone: string): Asked {
  const { siteId, windowId: subjectId, ticket, amendment, comments = [] } = window;
  const { reason, requestedBy } = question.planVersion === amendment?.planVersion ? amendment : window;
  const timeZones = [...new Set([window.timeZone, siteZone])];
  const kind = kindOf({ kind: 'window', window }, question.planVersion);
  return { kind, siteId, subjectId, question, reason, ticket, requestedBy, comments, timeZones };
}

function askedOfProposal(proposal: Proposal, siteZone: string): Asked {
  const { siteId, proposalId: subjectId, content, reason, ticket, requestedBy } = proposal;
  const about = { siteId, subjectId, reason, ticket, requestedBy };
  return { kind: content.kind, ...about, question: proposal, comments: [], timeZones: [siteZone] };
}

/** Also of a question that is decided: an amendment that was approved is the window's plan by then. */
export function kindOf(subject: Subject, planVersion: number): AskedKind {
  if (subject.kind === 'proposal') return subject.proposal.content.kind;
  const { amendment, emergency, previousPlan, decidedAt, plan } = subject.window;
  if (amendment?.planVersion === planVersion) return 'amendment';
  if (decidedAt !== undefined && decidedAt >= plan.startsAt) return 'amendment';
  if (emergency) return 'emergency';
  return previousPlan ? 'change' : 'request';
}
