import { emptyHead, entryAfter } from '../../../lambdas/domain/audit/chain';
import type { Proposal } from '../../../lambdas/domain/proposal/proposal';
import type { WindowStatus } from '../../../lambdas/domain/window/window';
import { type RouteKey, routes } from '../../../lambdas/http/routes';
import type { Store } from '../../../lambdas/store/port';
import { proposal, window } from '../../contract/records';
import { aProposal, aWindow } from '../../contract/subjects';
import type { ApiCall } from '../events';
import { at, hour, Service } from '../fixtures';
import { type CountedStore, countedStore } from './counted-store';

let counted: CountedStore;
let service: Service;
let live: { readonly windowId: string; readonly proposalId: string };

/** When an approved window starts: 2026-11-22T15:00:00Z */
const plannedAt = 1_795_348_800 + 3 * hour;

/** Windows that are over, and one in a hundred of them rejected, the first of these behind a thousand others. */
const past = 1300;
const statusOf = (n: number): WindowStatus => (n > 1000 && n % 100 === 0 ? 'rejected' : 'completed');

beforeAll(async () => {
  counted = await countedStore();
  service = await Service.startOn(counted.store);
  await fill(counted.store);
  const windowId = String((await service.request()).json.windowId);
  const approved = await service.request({ startsAt: at(plannedAt), endsAt: at(plannedAt + hour) });
  const planned = { windowId: String(approved.json.windowId) };
  await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path: planned });
  const template = {
    name: 'Nightly',
    mode: 'full',
    maximumDurationSeconds: 3600,
    uses: 1,
    expiresAt: '2026-12-01T00:00:00Z',
    reason: 'each night',
  };
  const path = { siteId: 'shop' };
  const proposed = await service.api('POST /v1/sites/{siteId}/templates', { path, body: template });
  await service.api('POST /v1/sites', { as: 'admin', body: { siteId: 'blog', hostnames: ['blog.example'] } });
  live = { windowId, proposalId: String(proposed.json.proposalId) };
}, 120_000);
afterAll(() => counted?.close());

async function fill(store: Store): Promise<void> {
  const windows = range(past).map((n) => window(aWindow(n, 'shop', statusOf(n))));
  const records = [...windows, ...range(150).map((n) => proposal(decided(n)))];
  for (let at = 0; at < records.length; at += 90) await store.commit({ put: records.slice(at, at + 90) });
  let head = emptyHead('old');
  const fact = { at: 0, actor: { principal: 'rita' }, subject: 'old', before: null, after: null } as const;
  for (let n = 1; n <= 120; n++) {
    const audit = entryAfter(head, { ...fact, action: 'request' });
    head = { ...head, auditSeq: audit.seq, auditHash: audit.hash };
    await store.commit({ put: [{ kind: 'head', value: head }], audit: [audit] });
  }
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);
const decided = (n: number): Proposal => aProposal(n, 'shop', n === 150 ? 'policy' : 'template', 'rejected');

type ReadRoute = Extract<RouteKey, `GET /v1/${string}`>;

const siteId = 'shop';
const site: ApiCall = { path: { siteId } };
const query = (values: Record<string, string>): ApiCall => ({ query: values });

/** Each way to read, and the calls that it costs. */
const reads: Readonly<Record<ReadRoute, readonly (readonly [ApiCall | (() => ApiCall), string])[]>> = {
  'GET /v1/me': [[{}, '1 BatchGetItem']],
  'GET /v1/openapi.json': [[{}, '']],
  'GET /v1/windows': [
    [{}, '1 Query'],
    [query({ from: '2026-11-22T00:00:00Z', to: '2026-11-29T00:00:00Z' }), '1 Query'],
    [query({ siteId, from: '2026-11-22T00:00:00Z' }), '1 Query'],
    [query({ status: 'completed', limit: '100' }), '1 Query'],
    [query({ status: 'approved', from: '2026-11-22T00:00:00Z' }), '1 Query'],
    [query({ siteId, status: 'completed', limit: '100' }), '1 Query'],
    [query({ siteId, status: 'rejected', limit: '1' }), '3 Query'],
    [query({ siteId, status: 'cancelled', limit: '1' }), '3 Query'],
    [query({ siteId, status: 'requested' }), '2 BatchGetItem'],
    [query({ siteId, status: 'approved', limit: '1' }), '2 BatchGetItem'],
    [query({ siteId, status: 'active' }), '2 BatchGetItem'],
  ],
  'GET /v1/windows/{windowId}': [[() => ({ path: { windowId: live.windowId } }), '1 BatchGetItem']],
  'GET /v1/windows/{windowId}/attempts': [[() => ({ path: { windowId: live.windowId } }), '1 BatchGetItem, 1 Query']],
  // The window; all that is kept beside it; the head; its entries and those next to them. Opens, publishes, and where its entries are.
  'GET /v1/windows/{windowId}/evidence': [[() => ({ path: { windowId: live.windowId } }), '4 BatchGetItem, 3 Query']],
  'GET /v1/sites': [[{}, '1 BatchGetItem, 1 Query']],
  'GET /v1/sites/{siteId}': [[site, '1 BatchGetItem']],
  'GET /v1/sites/{siteId}/status': [[site, '1 TransactGetItems']],
  // A query for each list that puts sites into order; where a page ends before their end, one for that place.
  'GET /v1/statuses': [
    [{}, '5 Query, 1 TransactGetItems'],
    [query({ limit: '1' }), '6 Query, 1 TransactGetItems'],
  ],
  'GET /v1/sites/{siteId}/proposals': [
    [site, '1 BatchGetItem, 1 Query'],
    [{ ...site, ...query({ kind: 'policy' }) }, '1 BatchGetItem, 2 Query'],
    [{ ...site, ...query({ kind: 'policy', status: 'approved' }) }, '1 BatchGetItem, 2 Query'],
    [{ ...site, ...query({ status: 'requested' }) }, '2 BatchGetItem'],
  ],
  'GET /v1/proposals/{proposalId}': [[() => ({ path: { proposalId: live.proposalId } }), '1 BatchGetItem']],
  'GET /v1/proposals/{proposalId}/attempts': [
    [() => ({ path: { proposalId: live.proposalId } }), '1 BatchGetItem, 1 Query'],
  ],
  // The directory first, which says whether any question can be for the caller.
  'GET /v1/questions': [
    [{}, '2 BatchGetItem, 1 Query'],
    [{ ...query({ mine: 'true' }), as: 'ana' }, '2 BatchGetItem, 1 Query'],
    [{ ...query({ mine: 'voted' }), as: 'ana' }, '2 BatchGetItem, 1 Query'],
    [{ ...query({ mine: 'true' }), as: 'viewer' }, '1 BatchGetItem'],
  ],
  'GET /v1/explain': [
    [query({ url: 'https://shop.example/' }), '1 BatchGetItem, 1 TransactGetItems'],
    [query({ url: 'https://shop.example/', at: at(plannedAt) }), '2 BatchGetItem, 1 TransactGetItems'],
    [query({ url: 'https://nowhere.example/' }), '1 BatchGetItem'],
  ],
  'GET /v1/people': [[{}, '1 BatchGetItem']],
  'GET /v1/approvers': [[{}, '1 BatchGetItem']],
  'GET /v1/machines': [[{}, '1 BatchGetItem']],
  'GET /v1/audit': [
    [query({ siteId: 'old' }), '1 Query'],
    [query({ siteId: 'old', limit: '1' }), '1 Query'],
    [{}, '1 Query'],
  ],
  'GET /v1/audit/export': [[query({ siteId: 'old' }), '1 Query']],
  'GET /v1/audit/verify': [[query({ siteId: 'old' }), '1 BatchGetItem, 1 Query']],
  // One Query of a client of its own: test/store/webhook-log.
  'GET /v1/sites/{siteId}/subscribers': [[site, '1 BatchGetItem']],
  'GET /v1/webhooks/{webhookId}/deliveries': [[{ path: { webhookId: 'chat' } }, '']],
};

const every = Object.entries(reads).flatMap(([route, ways]) =>
  ways.map(([call, cost]) => ({
    route: route as ReadRoute,
    call,
    cost,
    shown: typeof call === 'function' ? '' : JSON.stringify(call.query ?? {}),
  })),
);

describe('the calls to DynamoDB of a read', () => {
  it.each(every)('$route $shown: $cost', async ({ route, call, cost }) => {
    const asked = { as: 'viewer', ...(typeof call === 'function' ? call() : call) };
    const calls = await counted.callsOf(async () => {
      expect((await service.api(route, asked)).status).toBe(200);
    });
    expect(calls).toBe(cost);
  });

  it('are known of every route', () => {
    const reading = Object.keys(routes).filter((route) => /^GET \/v1\//.test(route));
    expect(Object.keys(reads).sort()).toEqual(reading.sort());
  });
});

describe('a rare status', () => {
  it('is found whole, page by page, by three queries a page', async () => {
    const found: unknown[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const filter = { siteId, status: 'rejected', limit: '100', ...(cursor && { cursor }) };
      const calls = await counted.callsOf(async () => {
        const { json } = await service.api('GET /v1/windows', { as: 'viewer', query: filter });
        found.push(...(json.items as unknown[]));
        cursor = json.cursor === undefined ? undefined : String(json.cursor);
      });
      expect(calls).toMatch(/^[123] Query$/);
      pages++;
    } while (cursor !== undefined);
    expect(found).toHaveLength(3);
    expect(pages).toBe(2);
  });
});
