import type { Actor } from '../domain/actor';
import type { Directory } from '../domain/directory/directory';
import type { Proposal } from '../domain/proposal/proposal';
import type { Question } from '../domain/voting/question';
import type { Subject } from '../domain/voting/subject';
import { type Comment, endOf, type Plan, type Window } from '../domain/window/window';
import { besideFacts, type Surroundings } from './beside-facts';
import { type Difference, differences, type Fact } from './facts';
import { kindOf, type QuestionKind } from './kind';
import { planFacts } from './plan-facts';
import { policyFacts } from './policy-facts';
import { templateFacts } from './template-facts';

/** What a question is about, as facts. Mails and pages both render it. */
export interface QuestionDescription {
  readonly kind: QuestionKind;
  readonly siteId: string;
  /** A windowId or a proposalId, and what the API calls the collection it is in. */
  readonly subjectId: string;
  readonly collection: 'windows' | 'proposals';
  readonly question: Question;
  /** IANA zone of the window; UTC for proposals. */
  readonly timeZone: string;
  /** The plan that is asked about, of a window. */
  readonly plan?: Plan;
  /** Everything that is approved with the question. */
  readonly facts: readonly Fact[];
  /** Other windows that overlap it; where they do, the strictest decides. */
  readonly beside: readonly Fact[];
  /** How it differs from what it replaces. */
  readonly changes?: readonly Difference[];
  /** The plan in force until it is decided, where there is one. */
  readonly current?: readonly Fact[];
  readonly reason: string;
  readonly ticket?: string;
  readonly requestedBy: Actor;
  /** Who changed an earlier plan into this one. */
  readonly changedBy?: Actor;
  readonly comments: readonly Comment[];
}

/** @returns `undefined` for a plan version that was edited away */
export function describeQuestion(
  subject: Subject,
  planVersion: number,
  directory: Directory,
  surroundings?: Surroundings,
): QuestionDescription | undefined {
  return subject.kind === 'window'
    ? describeWindow(subject.window, planVersion, surroundings)
    : describeProposal(subject.proposal, planVersion, directory);
}

function describeProposal(
  proposal: Proposal,
  planVersion: number,
  directory: Directory,
): QuestionDescription | undefined {
  if (proposal.planVersion !== planVersion) return undefined;
  const { siteId, proposalId: subjectId, content } = proposal;
  const about = {
    kind: content.kind,
    siteId,
    subjectId,
    collection: 'proposals',
    question: proposal,
    timeZone: 'UTC',
    beside: [],
    comments: [],
    ...wordsOf(proposal),
  } as const;
  if (content.kind === 'template') return { ...about, facts: templateFacts(content.template) };
  const facts = policyFacts(content.policy, directory);
  return { ...about, facts, changes: differences(policyFacts(content.replaces, directory), facts) };
}

function describeWindow(
  window: Window,
  planVersion: number,
  surroundings?: Surroundings,
): QuestionDescription | undefined {
  const { siteId, windowId: subjectId, timeZone, amendment, comments = [] } = window;
  const kind = kindOf({ kind: 'window', window }, planVersion);
  const change = window.notices?.find((notice) => notice.planVersion === planVersion);
  const changedBy = change && { changedBy: change.by };
  const about = { kind, siteId, subjectId, collection: 'windows', timeZone, comments, ...changedBy } as const;
  const beside = (plan: Plan) => (surroundings ? besideFacts(subjectId, plan, surroundings) : []);
  if (amendment?.planVersion === planVersion) {
    const current = planFacts({ ...window.plan, endsAt: endOf(window) });
    const facts = planFacts(amendment.plan);
    const changes = differences(current, facts);
    const words = { ...wordsOf({ ...window, ...amendment }), beside: beside(amendment.plan) };
    return { ...about, question: amendment, plan: amendment.plan, facts, changes, current, ...words };
  }
  if (window.planVersion !== planVersion) return undefined;
  const facts = planFacts(window.plan);
  const changed = kind === 'change' && window.previousPlan;
  const changes = changed ? { changes: differences(planFacts(changed), facts) } : {};
  const words = { ...wordsOf(window), beside: beside(window.plan) };
  return { ...about, question: window, plan: window.plan, facts, ...changes, ...words };
}

const wordsOf = ({ reason, ticket, requestedBy }: Pick<QuestionDescription, 'reason' | 'ticket' | 'requestedBy'>) => ({
  reason,
  requestedBy,
  ...(ticket !== undefined && { ticket }),
});
