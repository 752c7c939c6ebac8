import { type ExplainDeps, explain } from '../../queries/site/explain';
import type { Handlers } from '../server/dispatch';
import { ok } from '../server/reply';
import type { explainOperations } from './operations';
import { explanationJson } from './present';

export function explainHandlers(deps: ExplainDeps): Handlers<keyof typeof explainOperations> {
  return {
    'GET /v1/explain': async ({ query: { method = 'GET', ...question } }) => {
      const told = await explain(deps, { method, ...question });
      return ok(explanationJson(told), told.site && { siteId: told.site.siteId, revision: told.site.revision });
    },
  };
}
