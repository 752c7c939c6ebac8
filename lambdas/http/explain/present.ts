import type * as z from 'zod/mini';
import { instantText } from '../../domain/local-time';
import { endOf, type Window } from '../../domain/window/window';
import type { Explanation, Verdict } from '../../queries/site/explain';
import type { explanation } from './answer-schema';

export function explanationJson({ at, basis, planned, site, ...verdict }: Explanation): z.output<typeof explanation> {
  const next = site?.nextBoundary;
  return {
    at: instantText(at),
    basis,
    ...verdictJson(verdict),
    planned: planned && verdictJson(planned),
    siteId: site?.siteId,
    matchedHostname: verdict.edge.matchedHostname,
    nextBoundary: next && { ...next, at: instantText(next.at) },
    revision: site?.revision,
    publishedRevision: site?.publishedRevision,
    ...site?.publication,
  };
}

const verdictJson = ({ edge, window }: Verdict) => ({
  rule: edge.rule,
  mode: edge.mode ?? ('open' as const),
  window: window && decisive(window),
});

function decisive(window: Window) {
  const { windowId, reason, plan, votes, emergency } = window;
  const approvals = votes.filter(({ decision }) => decision === 'approve');
  return {
    windowId,
    reason,
    startsAt: instantText(plan.startsAt),
    endsAt: instantText(endOf(window)),
    emergency: emergency && true,
    approvers: approvals.map(({ approverId, at, assurance }) => ({ approverId, at: instantText(at), assurance })),
  };
}
