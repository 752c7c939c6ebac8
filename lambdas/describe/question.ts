import type { Actor } from '../domain/actor';
import type { Directory } from '../domain/directory/directory';
import type { Proposal } from '../domain/proposal/proposal';
import { siteName } from '../domain/site/branding';
import type { Site } from '../domain/site/site';
import type { Question } from '../domain/voting/question';
import type { Subject } from '../domain/voting/subject';
import { type Comment, endOf, type Plan, type Window } from '../domain/window/window';
import { zonesFor } from './audience';
import { besideFacts, type Surroundings } from './beside-facts';
import { type Difference, differences, type Fact, type Said } from './facts';
import { kindOf, type QuestionKind } from './kind';
import { nextStartSaid } from './next-start';
import { planFacts } from './plan-facts';
import { policyFacts } from './policy-facts';
import { templateFacts } from './template-facts';

/** What a question is about, as facts. Mails and pages both render it. */
export interface QuestionDescription {
  readonly kind: QuestionKind;
  readonly siteId: string;
  /** What people call the site; written by an administrator. */
  readonly siteName: string;
  /** A windowId or a proposalId, and what the API calls the collection it is in. */
  readonly subjectId: string;
  readonly collection: 'windows' | 'proposals';
  readonly question: Question;
  /** IANA zones of the window and of the site, where they are known. */
  readonly timeZones: readonly string[];
  /** The plan that is asked about, of a window. */
  readonly plan?: Plan;
  /** Everything that is approved with the question. */
  readonly facts: readonly Fact[];
  /** Other windows that overlap it; where they do, the strictest decides. */
  readonly beside: readonly Fact[];
  /** When it would start if it were approved now, where that depends on it. */
  readonly nextStart?: Said | undefined;
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

/** What a question is described with besides its subject. */
export interface Context {
  readonly directory: Directory;
  /** Absent when it was deleted. */
  readonly site: Site | undefined;
  /** Where other windows are shown beside it. */
  readonly surroundings?: Surroundings;
}

/** @returns `undefined` for a plan version that was edited away */
export function describeQuestion(
  subject: Subject,
  planVersion: number,
  context: Context,
): QuestionDescription | undefined {
  return subject.kind === 'window'
    ? describeWindow(subject.window, planVersion, context)
    : describeProposal(subject.proposal, planVersion, context);
}

/** What the site is called, and the zones of a window and of the site. */
function placeOf(siteId: string, timeZone: string | undefined, site: Site | undefined) {
  return { siteId, siteName: siteName(site ?? { siteId }), timeZones: zonesFor(undefined, timeZone, site?.timeZone) };
}

function describeProposal(
  proposal: Proposal,
  planVersion: number,
  { directory, site }: Context,
): QuestionDescription | undefined {
  if (proposal.planVersion !== planVersion) return undefined;
  const { siteId, proposalId: subjectId, content } = proposal;
  const about = {
    kind: content.kind,
    ...placeOf(siteId, undefined, site),
    subjectId,
    collection: 'proposals',
    question: proposal,
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
  { site, surroundings }: Context,
): QuestionDescription | undefined {
  const { siteId, windowId: subjectId, timeZone, amendment, comments = [] } = window;
  const kind = kindOf({ kind: 'window', window }, planVersion);
  const change = window.notices?.find((notice) => notice.planVersion === planVersion);
  const changedBy = change && { changedBy: change.by };
  const place = placeOf(siteId, timeZone, site);
  const about = { kind, ...place, subjectId, collection: 'windows', comments, ...changedBy } as const;
  const around = (plan: Plan) => ({
    beside: surroundings ? besideFacts(subjectId, plan, surroundings) : [],
    nextStart: surroundings && nextStartSaid(subjectId, plan, surroundings),
  });
  if (amendment?.planVersion === planVersion) {
    const current = planFacts({ ...window.plan, endsAt: endOf(window) });
    const facts = planFacts(amendment.plan);
    const changes = differences(current, facts);
    const words = { ...wordsOf({ ...window, ...amendment }), ...around(amendment.plan) };
    return { ...about, question: amendment, plan: amendment.plan, facts, changes, current, ...words };
  }
  if (window.planVersion !== planVersion) return undefined;
  const facts = planFacts(window.plan);
  const changed = kind === 'change' && window.previousPlan;
  const changes = changed ? { changes: differences(planFacts(changed), facts) } : {};
  const words = { ...wordsOf(window), ...around(window.plan) };
  return { ...about, question: window, plan: window.plan, facts, ...changes, ...words };
}

const wordsOf = ({ reason, ticket, requestedBy }: Pick<QuestionDescription, 'reason' | 'ticket' | 'requestedBy'>) => ({
  reason,
  requestedBy,
  ...(ticket !== undefined && { ticket }),
});
