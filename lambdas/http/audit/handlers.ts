import type { Deps } from '../../commands/transaction/deps';
import { ORG } from '../../domain/audit/audit';
import { exportAudit, listAudit, verifyAudit } from '../../queries/audit/audit';
import type { Handlers } from '../server/dispatch';
import { pageOf } from '../server/paging';
import { ok, type Reply } from '../server/reply';
import type { auditOperations } from './operations';
import { entryJson } from './present';

/** A function's answer is at most 6 MB. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const EXPORT_LIMIT = 5_000_000;

export function auditHandlers(deps: Deps): Handlers<keyof typeof auditOperations> {
  return {
    'GET /v1/audit': async ({ query: { siteId, ...page } }) => {
      const { items, cursor } = await listAudit(deps, siteId ?? ORG, pageOf(page));
      return ok({ items: items.map(entryJson), cursor }, about(siteId));
    },
    'GET /v1/audit/export': async ({ query }) => exportReply(deps, query.siteId, query.after),
    'GET /v1/audit/verify': async ({ query: { siteId } }) => ok(await verifyAudit(deps, siteId ?? ORG), about(siteId)),
  };
}

/**
 * Exactly as it was hashed, so that a reader can recompute the chain. A long chain comes in parts; `Link` (RFC 8288)
 * names the next one.
 */
async function exportReply(deps: Deps, siteId: string | undefined, after?: number): Promise<Reply> {
  const chain = siteId ?? ORG;
  const lines: string[] = [];
  let bytes = 0;
  let next: number | undefined;
  for await (const entry of exportAudit(deps, chain, after ?? 0)) {
    const line = `${JSON.stringify(entry)}\n`;
    // Lambda sends the answer as JSON, in which every quote and backslash takes two bytes.
    bytes += Buffer.byteLength(JSON.stringify(line));
    if (bytes > EXPORT_LIMIT && lines.length > 0) break;
    lines.push(line);
    next = entry.seq;
  }
  const more = bytes > EXPORT_LIMIT ? { link: `<${exportPath(siteId, next)}>; rel="next"` } : {};
  const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', ...more };
  return { statusCode: 200, headers, body: lines.join(''), outcome: { code: 'ok', about: about(siteId) } };
}

function exportPath(siteId: string | undefined, after = 0): string {
  return `/v1/audit/export?${new URLSearchParams({ ...(siteId !== undefined && { siteId }), after: String(after) })}`;
}

const about = (siteId: string | undefined) => (siteId === undefined ? {} : { siteId });
