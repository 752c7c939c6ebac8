import type * as z from 'zod/mini';
import { instantText } from '../../domain/local-time';
import { endOf, type Window } from '../../domain/window/window';
import { type ExplainDeps, type Explanation, explain } from '../../queries/site/explain';
import type { Handlers } from '../server/dispatch';
import { ok } from '../server/reply';
import type { explanation } from './schema';

export function explainHandlers(deps: ExplainDeps): Handlers<'GET /v1/explain'> {
  return {
    'GET /v1/explain': async ({ query: { method = 'GET', ...question } }) => {
      const told = await explain(deps, { method, ...question });
      return ok(explanationJson(told), told.site && { siteId: told.site.siteId, revision: told.site.revision });
    },
  };
}

function explanationJson({ at, edge, site, window }: Explanation): z.output<typeof explanation> {
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
