import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { canonicalJson } from '../../../lambdas/domain/audit/canonical-json';
import { emptyHead, entryAfter } from '../../../lambdas/domain/audit/chain';
import { auditHandlers } from '../../../lambdas/http/audit/handlers';
import { auditOperations } from '../../../lambdas/http/audit/operations';
import { dispatch } from '../../../lambdas/http/server/dispatch';
import { MemoryStore } from '../../store/memory-store';
import { signedEvent } from '../events';
import { at, Service } from '../fixtures';

let service: Service;
beforeAll(async () => {
  service = await Service.start();
  await service.request();
});

describe('the audit of a chain', () => {
  it('is listed page by page, with times as text', async () => {
    const list = (query: Record<string, string>) => service.api('GET /v1/audit', { as: 'viewer', query });
    const first = await list({ siteId: 'shop', limit: '1' });
    expect(first.json.items).toMatchObject([{ seq: 1, action: 'create-site', at: at(service.now) }]);
    const second = await list({ siteId: 'shop', limit: '1', cursor: String(first.json.cursor) });
    expect(second.json).toMatchObject({ items: [{ seq: 2, action: 'request', actor: { personId: 'rita' } }] });
    expect(second.json).not.toHaveProperty('cursor');
  });

  it('is that of the organisation when no site is named', async () => {
    const { json } = await service.api('GET /v1/audit', { as: 'viewer', query: { limit: '1' } });
    expect(json.items).toMatchObject([{ chain: 'ORG', action: 'add-person', subject: 'ana' }]);
  });

  it('is exported as JSON Lines, as hashed, from any entry on', async () => {
    const answer = await service.api('GET /v1/audit/export', { as: 'viewer', query: { siteId: 'shop' } });
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    const entries = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries).toMatchObject([
      { seq: 1, at: service.now },
      { seq: 2, at: service.now },
    ]);
    const rest = await service.api('GET /v1/audit/export', { as: 'viewer', query: { siteId: 'shop', after: '1' } });
    expect(rest.text).toBe(`${canonicalJson(entries[1])}\n`);
  });

  it('verifies', async () => {
    const { json } = await service.api('GET /v1/audit/verify', { as: 'viewer', query: { siteId: 'shop' } });
    expect(json).toEqual({ valid: true, entries: 2, head: expect.stringMatching(/^[0-9a-f]{64}$/), complete: true });
  });
});

it('an export whose quotes double in the answer still fits the 6 MB that a function may answer', async () => {
  const store = new MemoryStore();
  const entries: AuditEntry[] = [];
  let head = emptyHead('shop');
  const before = { reason: '"'.repeat(20_000) };
  while (entries.length < 110) {
    const fact = { at: 0, actor: { principal: 'rita' }, action: 'request', subject: 'shop', after: null } as const;
    const entry = entryAfter(head, { ...fact, before });
    entries.push(entry);
    head = { ...head, auditSeq: entry.seq, auditHash: entry.hash };
  }
  store.tamper('shop', () => entries);
  const handle = dispatch(auditHandlers({ store, clock: () => 0, newId: () => '' }), auditOperations);
  let text = '';
  let after = '0';
  while (after !== '') {
    const event = { ...signedEvent('GET /v1/audit/export', { query: { siteId: 'shop', after } }) };
    const { outcome: _, ...answer } = await handle(event);
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(6_000_000);
    text += answer.body;
    after = /after=(\d+)/.exec(String(answer.headers?.link))?.[1] ?? '';
  }
  expect(text).toBe(entries.map((entry) => `${canonicalJson(entry)}\n`).join(''));
});
