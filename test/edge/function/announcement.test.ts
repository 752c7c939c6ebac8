import { buildViewerResponse } from '../../../edge/build/build';
import { loadHandler } from '../../../edge/build/load';
import type { EdgeInterval } from '../../../edge/document/document';
import { encodeSite } from '../../../edge/document/encode';
import type { ResponseEvent } from '../../../edge/function/event';
import { handler } from '../../../edge/function/viewer-response';
import { end, eventOf, interval, site, start } from './fixtures';
import { type Call, CountingStore, hasNjs, runOnNjs } from './stages';

interface Announced extends Call {
  readonly event: ResponseEvent;
}

/** Somewhere the function runs; what it leaves of the response. */
interface Place {
  readonly name: string;
  run(call: Announced): Promise<unknown>;
}

const codes = new Map([false, true].map((wildcards) => [wildcards, buildViewerResponse({ wildcards })]));
const codeOf = ({ wildcards = false }: Call) => codes.get(wildcards) ?? '';

const onSource: Place = {
  name: 'the TypeScript source',
  run: async ({ event, entries, now, wildcards = false }) => {
    const { now: realNow } = Date;
    Object.assign(globalThis, { store: new CountingStore(entries), WILDCARDS: wildcards });
    Date.now = () => now * 1000;
    const response = await handler(structuredClone(event));
    Date.now = realNow;
    return response;
  },
};

const onBundle: Place = {
  name: 'the shipped bundle in a bare context',
  run: async (call) => {
    const handle = loadHandler(codeOf(call), new CountingStore(call.entries), () => call.now * 1000);
    return structuredClone(await handle(structuredClone(call.event)));
  },
};

const onNjs: Place = {
  name: 'the shipped bundle on njs',
  run: async (call) => runOnNjs(codeOf(call), [call])[0]?.result,
};

const response = { statusCode: 200, headers: { etag: { value: '1' } } };

function announced(
  now: number,
  intervals: readonly EdgeInterval[] = [interval()],
  host = 'shop.example.com',
): Announced {
  const event = { ...eventOf({ headers: { host } }), response };
  return { event, entries: encodeSite(site(...intervals), Math.min(now, start)), now };
}

describe.each([onSource, onBundle, ...(hasNjs() ? [onNjs] : [])])('the announcement on $name', (place) => {
  const value = '2026-11-22T14:00:00Z/2026-11-22T15:00:00Z;mode=full';
  const withHeader = { ...response, headers: { ...response.headers, 'maintenance-window': { value } } };

  it('names the next window, and the one in force, beside what was there', async () => {
    expect(await place.run(announced(start - 3600))).toEqual(withHeader);
    expect(await place.run(announced(start + 60))).toEqual(withHeader);
  });

  it('names the earlier of two', async () => {
    const later = interval({ windowId: 'demo.B', startsAt: end + 60, endsAt: end + 120 });
    const call = announced(start - 3600, [later, interval({ mode: 'read-only' })]);
    expect(await place.run(call)).toHaveProperty(
      ['headers', 'maintenance-window', 'value'],
      value.replace('full', 'read-only'),
    );
  });

  it('names the strictest where one in force lies inside another, as the gate enforces it', async () => {
    const inside = interval({ windowId: 'demo.B', startsAt: start + 60, paths: ['/shop'] });
    const call = announced(start + 120, [interval({ mode: 'read-only' }), inside]);
    const at = async (uri: string) =>
      place.run({ ...call, event: { ...call.event, request: { ...call.event.request, uri } } });
    const named = ['headers', 'maintenance-window', 'value'];
    expect(await at('/shop/cart')).toHaveProperty(named, '2026-11-22T14:01:00Z/2026-11-22T15:00:00Z;mode=full');
    expect(await at('/blog')).toHaveProperty(named, value.replace('full', 'read-only'));
  });

  it('says nothing a week ahead, afterwards, or without windows', async () => {
    expect(await place.run(announced(start - 604_801))).toEqual(response);
    expect(await place.run(announced(end))).toEqual(response);
    expect(await place.run(announced(start, []))).toEqual(response);
  });

  it('says nothing of what it cannot read, nor on other hostnames', async () => {
    const entries = [{ key: 'shop.example.com', value: '1795356000 [' }];
    expect(await place.run({ ...announced(start), entries })).toEqual(response);
    expect(await place.run(announced(start, [interval()], 'other.example.com'))).toEqual(response);
  });

  it('names a window only where its paths are', async () => {
    const scoped = interval({ mode: 'read-only', paths: ['/shop'] });
    const everywhere = interval({ windowId: 'demo.B', startsAt: end, endsAt: end + 3600 });
    const at = (uri: string, ...intervals: EdgeInterval[]) => {
      const call = announced(start + 60, intervals);
      return place.run({ ...call, event: { ...call.event, request: { ...call.event.request, uri } } });
    };
    const name = ['headers', 'maintenance-window', 'value'];
    expect(await at('/blog', scoped)).toEqual(response);
    expect(await at('/shop/cart', scoped)).toHaveProperty(name, value.replace('full', 'read-only'));
    expect(await at('/blog/../shop', scoped)).toHaveProperty(name, value.replace('full', 'read-only'));
    expect(await at('/blog', scoped, everywhere)).toHaveProperty(
      name,
      '2026-11-22T15:00:00Z/2026-11-22T16:00:00Z;mode=full',
    );
  });

  it.each(['SHOP.example.com', 'shop.example.com.', 'shop.example.com:443'])(
    'knows the hostname of %s',
    async (host) => {
      expect(await place.run(announced(start, [interval()], host))).toEqual(withHeader);
    },
  );

  it('knows wildcards on a gate that has them, and the exact name first', async () => {
    const hostnames = ['*.example.com'];
    const given = { ...site(interval({ hostnames })), hostnames };
    const call = { ...announced(start, [], 'Any.example.com'), entries: encodeSite(given, start) };
    expect(await place.run({ ...call, wildcards: true })).toEqual(withHeader);
    expect(await place.run(call)).toEqual(response);
    const exact = encodeSite({ ...site(), hostnames: ['any.example.com'] }, start);
    expect(await place.run({ ...call, wildcards: true, entries: [...call.entries, ...exact] })).toEqual(response);
  });
});
