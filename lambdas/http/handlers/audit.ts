import type { Deps } from '../../commands/deps';
import { ORG } from '../../domain/audit';
import { exportAudit, listAudit, verifyAudit } from '../../queries/audit';
import type { Handlers } from '../dispatch';
import { pageOf } from '../page';
import { ok } from '../reply';
import { entryJson } from '../represent';
import type { RouteKey } from '../routes';

type AuditRoute = Extract<RouteKey, `${string} /v1/audit${string}`>;

export function auditHandlers(deps: Deps): Handlers<AuditRoute> {
  return {
    'GET /v1/audit': async ({ query: { siteId, ...page } }) => {
      const { items, cursor } = await listAudit(deps, siteId ?? ORG, pageOf(page));
      return ok({ items: items.map(entryJson), cursor }, about(siteId));
    },
    'GET /v1/audit/export': async ({ query: { siteId } }) => {
      const lines: string[] = [];
      // As hashed, so that a reader can recompute the chain.
      for await (const entry of exportAudit(deps, siteId ?? ORG)) lines.push(`${JSON.stringify(entry)}\n`);
      return { ...ok(undefined, about(siteId), { 'content-type': 'application/x-ndjson' }), body: lines.join('') };
    },
    'GET /v1/audit/verify': async ({ query: { siteId } }) => ok(await verifyAudit(deps, siteId ?? ORG), about(siteId)),
  };
}

const about = (siteId: string | undefined) => (siteId === undefined ? {} : { siteId });
