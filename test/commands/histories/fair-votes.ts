import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { canonicalJson } from '../../../lambdas/domain/audit/canonical-json';
import { hasAsked } from '../../../lambdas/domain/voting/eligibility';
import type { Question } from '../../../lambdas/domain/voting/question';
import { Snapshot } from '../../../lambdas/store/snapshot';
import { assertInvariants, proposalsIn, type Standing, windowsIn } from './invariant-checks';

export function questionsIn(standing: Standing): { readonly id: string; readonly question: Question }[] {
  const windows = windowsIn(standing.values()).flatMap((window) =>
    [window, window.amendment].flatMap((question) => (question ? { id: window.windowId, question } : [])),
  );
  const proposals = proposalsIn(standing.values()).map((question) => ({ id: question.proposalId, question }));
  return [...windows, ...proposals];
}

/** What was ever asked under a plan version of a subject, and the ids of everyone who shaped it. */
export type Asked = Map<string, { readonly digest: string; readonly requesters: readonly string[] }>;

/** A new question is shaped by whoever did what was told, and by those who shaped the plan it would take the place of. */
function shapersOf(
  id: string,
  question: Question,
  before: Standing,
  told: readonly AuditEntry[],
  asked: Asked,
): string[] {
  const standing = questionsIn(before).find((known) => known.id === id)?.question.planVersion;
  const shapers = told.filter(({ subject }) => subject === id).map(({ actor }) => actor);
  const origin = shapers.length === 0 ? question.askedBy : [];
  const ids = [...shapers, ...origin].flatMap(({ personId }) => personId ?? []);
  return [...(asked.get(`${id} ${standing}`)?.requesters ?? []), ...ids];
}

/** 5: a plan version means one thing for ever; nobody votes twice on it, or on what they asked for. */
export function expectFairVotes(before: Standing, after: Standing, told: readonly AuditEntry[], asked: Asked): void {
  const { people, ...directory } = new Snapshot([...before.values()]).directory();
  const known = new Map(questionsIn(before).map(({ id, question }) => [`${id} ${question.planVersion}`, question]));
  for (const { id, question } of questionsIn(after)) {
    const name = `${id} ${question.planVersion}`;
    const { digest } = question;
    const requesters = known.has(name)
      ? question.askedBy.flatMap(({ personId }) => personId ?? [])
      : shapersOf(id, question, before, told, asked);
    const first = asked.get(name) ?? { digest, requesters };
    asked.set(name, first);
    assertInvariants(first.digest === digest, 'a plan version never changes', question);
    const earlier = known.get(name)?.votes ?? [];
    const cast = question.votes.filter((vote) => !earlier.some((old) => canonicalJson(old) === canonicalJson(vote)));
    assertInvariants(known.has(name) || question.votes.length === 0, 'a new question has no votes', question);
    for (const { approverId } of cast) {
      const voter = people.find(({ personId }) => personId === approverId);
      const own = question.votes.filter((vote) => vote.approverId === approverId && vote.at >= (voter?.addedAt ?? 0));
      assertInvariants(own.length === 1, 'nobody votes twice', question);
      assertInvariants(
        !hasAsked(question, { people, ...directory }, approverId),
        'nobody votes on their own',
        question,
      );
      assertInvariants(!first.requesters.includes(approverId), 'nobody votes on what they shaped', question);
      assertInvariants(voter?.approver && voter.confirmed && !voter.disabled, 'who votes may', voter);
    }
  }
}
