import type { Deps } from '../../commands/transaction/deps';
import { type AuditEntry, ORG } from '../../domain/audit/audit';
import { canonicalJson } from '../../domain/audit/canonical-json';
import type { AuditSearch } from '../../domain/audit/search';
import { exportAudit, listAudit, verifyAudit } from '../../queries/audit/audit';
import type { Handlers } from '../server/dispatch';
import { answerBytes, pageOf } from '../server/paging';
import { ok, type Reply } from '../server/reply';
import type { auditOperations } from './operations';
import { entryJson } from './present';

export function auditHandlers(deps: Deps): Handlers<keyof typeof auditOperations> {
  return {
    'GET /v1/audit': async ({ query: { siteId, limit, cursor: at, ...asked } }) => {
      const page = pageOf({ ...(limit !== undefined && { limit }), cursor: at }, entryJson);
      const { items, cursor } = await listAudit(deps, siteId ?? ORG, page, searchOf(asked));
      return ok({ items: items.map(entryJson), cursor }, about(siteId));
    },
    'GET /v1/audit/export': async ({ query }) => exportReply(deps, query.siteId, query.after),
    'GET /v1/audit/verify': async ({ query: { siteId, cursor } }) =>
      ok(await verifyAudit(deps, siteId ?? ORG, cursor), about(siteId)),
  };
}

/** @returns `undefined` for the whole chain from its beginning on */
function searchOf({ order, ...asked }: Partial<AuditSearch>): AuditSearch | undefined {
  if (Object.keys(asked).length > 0) return { order: order ?? 'newest', ...asked };
  return order === 'newest' ? { order } : undefined;
}

/**
 * Exactly as it was hashed, so that a reader can recompute the chain. A long chain comes in parts; `Link` (RFC 8288)
 * names the next one.
 */
async function exportReply(deps: Deps, siteId: string | undefined, from?: number): Promise<Reply> {
  const { entries, after } = await exportAudit(deps, siteId ?? ORG, from, (entry) => answerBytes(lineOf(entry)));
  const more = after === undefined ? {} : { link: `<${exportPath(siteId, after)}>; rel="next"` };
  const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', ...more };
  return {
    statusCode: 200,
    headers,
    body: entries.map(lineOf).join(''),
    outcome: { code: 'ok', about: about(siteId) },
  };
}

const lineOf = (entry: AuditEntry): string => `${canonicalJson(entry)}\n`;

function exportPath(siteId: string | undefined, after: number): string {
  return `/v1/audit/export?${new URLSearchParams({ ...(siteId !== undefined && { siteId }), after: String(after) })}`;
}

const about = (siteId: string | undefined) => (siteId === undefined ? {} : { siteId });
