import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import type { StoredRecord } from '../../lambdas/store/records';
import { Service } from '../http/fixtures';
import { MemoryStore } from '../store/memory-store';

/** A site with one window, as the last commit left it whose entries had the whole records. */
interface StoredData {
  readonly now: number;
  readonly windowId: string;
  readonly records: readonly StoredRecord[];
  readonly entries: readonly AuditEntry[];
}

const data = JSON.parse(readFileSync(join(__dirname, 'data-whole-entries.json'), 'utf8')) as StoredData;
const former = data.entries.filter(({ chain }) => chain === 'shop');
const path = { windowId: data.windowId };

let service: Service;
beforeEach(async () => {
  service = Service.on(MemoryStore.holding(data.records, data.entries), data.now + 60);
  await service.api('POST /v1/windows/{windowId}/comments', { as: 'ana', path, body: { text: 'After the upgrade' } });
  await service.api('POST /v1/windows/{windowId}/cancel', { path, body: { reason: 'Not needed' } });
});

const get = async (route: 'GET /v1/audit' | 'GET /v1/audit/verify' | 'GET /v1/audit/export', query: object = {}) =>
  service.api(route, { as: 'viewer', query: { siteId: 'shop', ...query } });
const exported = async () => (await get('GET /v1/audit/export')).text.trimEnd().split('\n');

/** As the runbook says, without anything of the product. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
};

describe('a chain that was begun when entries had the whole records', () => {
  it('goes on with entries that say what changed, and is valid as a whole', async () => {
    expect((await get('GET /v1/audit/verify')).json).toMatchObject({ valid: true, entries: former.length + 2 });
    const entries = (await exported()).map((line) => JSON.parse(line) as AuditEntry);
    expect(entries.slice(0, former.length)).toEqual(former);
    const [comment, cancel] = entries.slice(former.length);
    expect([former.at(-1)?.format, comment?.format, cancel?.format]).toEqual([undefined, 2, 2]);
    expect(comment?.after).toMatchObject({ comments: { added: [{ text: 'After the upgrade' }] } });
    expect(JSON.stringify(comment)).not.toContain('Third');
    expect(cancel).toMatchObject({ before: { status: 'approved' }, after: { status: 'cancelled' } });
  });

  it('is exported so that its hashes can be recomputed, whatever the format of an entry', async () => {
    let before = '0'.repeat(64);
    for (const line of await exported()) {
      const { prevHash, hash, ...content } = JSON.parse(line);
      expect(prevHash).toBe(before);
      const text = before + JSON.stringify(sorted(content));
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
      before = hash;
    }
  });

  it('is searched across both', async () => {
    const { json } = await get('GET /v1/audit', { subject: data.windowId, limit: '100' });
    const actions = ['cancel', 'comment', 'approve', 'approve', 'edit', 'approve', 'comment', 'comment', 'comment'];
    expect(Object(json.items).map(({ action }: AuditEntry) => action)).toEqual([...actions, 'request']);
  });

  it('is listed on from a cursor that was given before', async () => {
    const cursor = Buffer.from(String(former.length)).toString('base64url');
    const { json } = await get('GET /v1/audit', { cursor });
    expect(Object(json.items).map(({ action }: AuditEntry) => action)).toEqual(['comment', 'cancel']);
  });
});
