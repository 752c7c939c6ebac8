import type { Actor } from '../domain/actor';
import type { Directory } from '../domain/directory/directory';
import type { ProposalContent } from '../domain/proposal/proposal';
import type { Question } from '../domain/voting/question';
import { ratificationVersion, type Subject } from '../domain/voting/subject';
import { endOf, type Window } from '../domain/window/window';
import { quote } from '../mail/plain-text';
import { changeLines, type Fact, factLines } from './facts';
import { planFacts, templateFacts } from './plan-facts';
import { policyFacts } from './policy-facts';

/** What a question is about, in the words of mails. */
export type TopicKind = 'request' | 'change' | 'amendment' | 'emergency' | 'policy' | 'template';

export interface Topic {
  readonly kind: TopicKind;
  readonly siteId: string;
  /** A windowId or a proposalId, and how the API calls its kind. */
  readonly subjectId: string;
  readonly collection: 'windows' | 'proposals';
  readonly question: Question;
  readonly timeZone: string;
  /** What it is, and what would change. */
  readonly lines: readonly string[];
  /** The same for those who are told how it ended. */
  readonly outcomeLines: readonly string[];
  readonly reason: string;
  readonly ticket?: string;
  readonly requestedBy: Actor;
}

/** @returns `undefined` for a plan version that was edited away: the one after it is told instead */
export function topicOf(subject: Subject, planVersion: number): Topic | undefined {
  if (subject.kind === 'window') return windowTopic(subject.window, planVersion);
  const { proposal } = subject;
  const { siteId, proposalId: subjectId, content } = proposal;
  if (proposal.planVersion !== planVersion) return undefined;
  const asked = { question: proposal, timeZone: 'UTC', ...linesOf(content), ...wordsOf(proposal) };
  return { kind: content.kind, siteId, subjectId, collection: 'proposals', ...asked };
}

function linesOf(content: ProposalContent): Pick<Topic, 'lines' | 'outcomeLines'> {
  if (content.kind === 'template') {
    const lines = factLines(templateFacts(content.template));
    return { lines, outcomeLines: lines };
  }
  const changes = changeLines(policyFacts(content.replaces), policyFacts(content.policy));
  return { lines: block('What would change:', changes), outcomeLines: block('The change:', changes) };
}

function windowTopic(window: Window, planVersion: number): Topic | undefined {
  const { siteId, windowId: subjectId, timeZone, amendment, plan } = window;
  const about = { siteId, subjectId, collection: 'windows', timeZone } as const;
  if (amendment?.planVersion === planVersion) {
    const standing = planFacts({ ...plan, endsAt: endOf(window) }, timeZone);
    const changes = changeLines(standing, planFacts(amendment.plan, timeZone));
    const facts = factLines(standing);
    const lines = [...block('What would change:', changes), 'The plan that stands until then:', ...facts];
    const outcomeLines = [...block('The change:', changes), 'The plan that stands:', ...facts];
    const words = wordsOf({ ...window, ...amendment });
    return { kind: 'amendment', ...about, question: amendment, lines, outcomeLines, ...words };
  }
  if (window.planVersion !== planVersion) return undefined;
  const kind = kindOf(window);
  const facts = planFacts(plan, timeZone);
  const lines = [...changesOf(window, kind, facts), ...factLines(facts)];
  return { kind, ...about, question: window, lines, outcomeLines: factLines(facts), ...wordsOf(window) };
}

/**
 * A plan is asked about before its start, and whether an emergency was right with its first plan version. So what was asked
 * later is an amendment that has become the plan.
 */
function kindOf({ emergency, planVersion, previousPlan, askedAt, plan }: Window): TopicKind {
  if (emergency && planVersion === ratificationVersion) return 'emergency';
  if (askedAt >= plan.startsAt) return 'amendment';
  return previousPlan ? 'change' : 'request';
}

function changesOf({ previousPlan, timeZone }: Window, kind: TopicKind, facts: readonly Fact[]): string[] {
  if (kind !== 'change' || !previousPlan) return [];
  return block('What changed:', changeLines(planFacts(previousPlan, timeZone), facts));
}

const block = (title: string, lines: readonly string[]): string[] => [title, ...lines, ''];

const wordsOf = ({ reason, ticket, requestedBy }: Pick<Topic, 'reason' | 'ticket' | 'requestedBy'>) => ({
  reason,
  requestedBy,
  ...(ticket !== undefined && { ticket }),
});

/** A person by name, or by id once they have left. */
export function personText({ people }: Directory, personId: string | undefined): string {
  return quote(people.find((person) => person.personId === personId)?.name ?? personId ?? 'somebody unknown');
}

/** Whoever broke the glass need not be in the directory: then by principal. */
export function actorText(directory: Directory, { personId, machineId, principal }: Actor): string {
  if (personId === undefined && machineId === undefined) return quote(principal);
  const name = personText(directory, personId);
  return machineId === undefined ? name : `${machineId}, which belongs to ${name}`;
}
