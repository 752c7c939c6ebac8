import type * as z from 'zod/mini';
import { instantText } from '../../domain/local-time';
import { endOf, type Window } from '../../domain/window/window';
import type { Explanation } from '../../queries/site/explain';
import type { explanation } from './schema';

export function explanationJson({ at, edge, site, window }: Explanation): z.output<typeof explanation> {
  const next = site?.nextBoundary;
  return {
    at: instantText(at),
    rule: edge.rule,
    mode: edge.mode ?? 'open',
    siteId: site?.siteId,
    matchedHostname: edge.matchedHostname,
    window: window && decisive(window),
    nextBoundary: next && { ...next, at: instantText(next.at) },
    revision: site?.revision,
    publishedRevision: site?.publishedRevision,
    ...site?.publication,
  };
}

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
