import fc from 'fast-check';
import { MemoryStore } from '../../store/memory-store';
import { at, hour, Service } from '../fixtures';

/** What a site has, and where that puts it. */
const kinds = ['active', 'soon', 'requested', 'far', 'nothing'] as const;
type Kind = (typeof kinds)[number];

interface Made {
  readonly siteId: string;
  /** The start of its first window or request, from which its place follows. */
  readonly place: readonly [group: number, order: string | number];
}

const policy = { leadTimeSeconds: 0, emergency: { maximumDurationSeconds: hour } };

async function makeSite(service: Service, siteId: string, has: ReadonlySet<Kind>): Promise<Made> {
  const hostnames = [`${siteId}.example`];
  const { status, text } = await service.api('POST /v1/sites', { as: 'admin', body: { siteId, hostnames, policy } });
  if (status !== 201) throw new Error(text);
  const starts = new Map<Kind, number>();
  const request = async (kind: Kind, startsAt: number) => {
    service.now += 1;
    starts.set(kind, Math.min(startsAt, starts.get(kind) ?? Number.POSITIVE_INFINITY));
    const { json } = await service.request({ siteId, startsAt: at(startsAt), endsAt: at(startsAt + hour) });
    return { windowId: String(json.windowId) };
  };
  const approve = async (path: { readonly windowId: string }) => {
    const { status } = await service.act('POST /v1/windows/{windowId}/approve', { as: 'ana', path });
    expect(status).toBe(200);
  };
  if (has.has('requested')) {
    await request('requested', service.now + 5 * hour);
    await request('requested', service.now + 3 * hour);
  }
  if (has.has('soon')) {
    await approve(await request('soon', service.now + 9 * hour));
    await approve(await request('soon', service.now + 7 * hour));
  }
  if (has.has('far')) await approve(await request('far', service.now + 60 * hour));
  if (has.has('active')) {
    const body = { mode: 'full', reason: 'Disk full', durationMinutes: 50 };
    const path = { siteId };
    expect((await service.api('POST /v1/sites/{siteId}/emergency', { as: 'carol', path, body })).status).toBe(201);
    starts.set('active', service.now);
  }
  const group = kinds.findIndex((kind) => has.has(kind) && kind !== 'far');
  const first = starts.get(kinds[group] ?? 'nothing');
  return { siteId, place: first === undefined ? [3, siteId] : [group, first] };
}

/** The publisher could not publish its newest revision. */
async function fail(service: Service, siteId: string): Promise<void> {
  const { store } = service;
  await service.ownPublisher.publish(siteId);
  const edge = (await store.load([{ kind: 'edge', siteId }])).edge(siteId);
  if (!edge) throw new Error(`${siteId} was not published`);
  const setAside = { revision: edge.publishedRevision + 1, reason: 'refused-by-store', at: service.now } as const;
  await store.commit({ put: [{ kind: 'edge', value: { ...edge, setAside, version: edge.version + 1 } }] });
}

/** All pages of the list, of so many each. */
async function walk(service: Service, limit: number): Promise<string[]> {
  const found: string[] = [];
  let query: Record<string, string> = { limit: String(limit) };
  for (let pages = 0; pages < 100; pages++) {
    const { status, json } = await service.api('GET /v1/statuses', { as: 'viewer', query });
    expect(status).toBe(200);
    const items = json.items as { readonly siteId: string }[];
    expect(items.length).toBeLessThanOrEqual(limit);
    found.push(...items.map(({ siteId }) => siteId));
    if (json.cursor === undefined) return found;
    query = { limit: String(limit), cursor: String(json.cursor) };
  }
  throw new Error('The list has no end');
}

const inPlace = (one: Made, other: Made): number => {
  const [group, first] = one.place;
  const [otherGroup, second] = other.place;
  if (group !== otherGroup) return group - otherGroup;
  return first < second ? -1 : 1;
};

describe('the statuses of all sites', () => {
  it('are listed each in its place, however they are paged through', async () => {
    const siteOf = fc.uniqueArray(fc.constantFrom(...kinds), { maxLength: 4 }).map((has) => new Set(has));
    const world = fc.array(siteOf, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(world, fc.integer({ min: 1, max: 4 }), async (sites, limit) => {
        const service = await Service.start();
        await service.api('DELETE /v1/sites/{siteId}', { as: 'admin', path: { siteId: 'shop' } });
        const made: Made[] = [];
        for (const [index, has] of sites.entries()) made.push(await makeSite(service, `site-${index}`, has));

        const expected = made.sort(inPlace).map(({ siteId }) => siteId);
        expect(await walk(service, limit)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('end with the last site, not with a page that has none', async () => {
    const service = await Service.start();
    await makeSite(service, 'alpha', new Set(kinds));
    await makeSite(service, 'beta', new Set(['requested']));
    const { json } = await service.api('GET /v1/statuses', { as: 'viewer', query: { limit: '3' } });
    expect(json.items).toMatchObject([{ siteId: 'alpha' }, { siteId: 'beta' }, { siteId: 'shop' }]);
    expect(json.cursor).toBeUndefined();
  });

  it('begin with the sites that could not be published', async () => {
    const service = await Service.start({ emergency: policy.emergency });
    for (const siteId of ['alpha', 'media']) await makeSite(service, siteId, new Set(['nothing']));
    await fail(service, 'media');

    expect(await walk(service, 20)).toEqual(['media', 'alpha', 'shop']);
    // On a later page such a site also stands where it usually does.
    expect(await walk(service, 1)).toEqual(['media', 'alpha', 'media', 'shop']);
  });

  it('say of each what its own status says, but the time, so that they stay the same', async () => {
    const service = await Service.start();
    await service.request();
    const path = { siteId: 'shop' };
    const { json: own } = await service.api('GET /v1/sites/{siteId}/status', { as: 'viewer', path });
    const { json, headers } = await service.api('GET /v1/statuses', { as: 'viewer' });
    const { at: _, ...status } = own;
    expect(json).toEqual({ items: [status] });

    service.now += 60;
    const again = { as: 'viewer', headers: { 'if-none-match': String(headers.etag) } };
    expect((await service.api('GET /v1/statuses', again)).status).toBe(304);
  });

  it('are as many as can be read at once, whatever was asked for', async () => {
    const service = await Service.start();
    for (let n = 10; n < 33; n++) await makeSite(service, `site-${n}`, new Set());
    const { json } = await service.api('GET /v1/statuses', { as: 'viewer', query: { limit: '100' } });
    expect(json.items).toHaveLength(20);
    expect(json.cursor).toBeDefined();
    expect(new Set(await walk(service, 20)).size).toBe(24);
  });

  it('are read in smaller parts where one answer cannot hold them', async () => {
    class SmallAnswers extends MemoryStore {
      override async loadIsolated(keys: Parameters<MemoryStore['loadIsolated']>[0]) {
        if (keys.length > 10) throw new Error('Aggregated size is too large');
        return super.loadIsolated(keys);
      }
    }
    const service = await Service.startOn(new SmallAnswers());
    for (const siteId of ['alpha', 'beta', 'gamma']) await makeSite(service, siteId, new Set());
    expect(await walk(service, 20)).toEqual(['alpha', 'beta', 'gamma', 'shop']);
  });

  it('are refused with a cursor of another list, or one that was made up', async () => {
    const service = await Service.start();
    await makeSite(service, 'alpha', new Set());
    const { cursor } = (await service.api('GET /v1/sites', { as: 'viewer', query: { limit: '1' } })).json;
    const forged = (key: object) => Buffer.from(JSON.stringify(['statuses', key])).toString('base64url');
    const cursors = [
      String(cursor),
      forged({ list: 5, after: '', soonUntil: 0 }),
      forged({ list: 0.5, after: '', soonUntil: 0 }),
      forged({ list: 4, after: 'sites', soonUntil: 0 }),
      forged({ list: 4, after: '', soonUntil: 0, more: 1 }),
    ];
    for (const made of cursors) {
      const { status, json } = await service.api('GET /v1/statuses', { as: 'viewer', query: { cursor: made } });
      expect([status, json.code]).toEqual([400, 'malformed']);
    }
  });
});
