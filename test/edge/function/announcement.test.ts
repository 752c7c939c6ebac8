import { buildViewerResponse } from '../../../edge/build/build';
import { loadHandler } from '../../../edge/build/load';
import type { EdgeInterval } from '../../../edge/document/document';
import { encodeSite } from '../../../edge/document/encode';
import type { ResponseEvent } from '../../../edge/function/event';
import { handler } from '../../../edge/function/viewer-response';
import { end, eventOf, interval, site, start } from './fixtures';
import { CountingStore, hasNjs, runOnNjs, type Visit } from './stages';

interface Announced extends Visit {
  readonly event: ResponseEvent;
}

/** Somewhere the function runs; what it leaves of the response. */
interface Place {
  readonly name: string;
  run(visit: Announced): Promise<unknown>;
}

const codes = new Map([false, true].map((wildcards) => [wildcards, buildViewerResponse({ wildcards })]));
const codeOf = ({ wildcards = false }: Visit) => codes.get(wildcards) ?? '';

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
  run: async (visit) => {
    const handle = loadHandler(codeOf(visit), new CountingStore(visit.entries), () => visit.now * 1000);
    return structuredClone(await handle(structuredClone(visit.event)));
  },
};

const onNjs: Place = {
  name: 'the shipped bundle on njs',
  run: async (visit) => runOnNjs(codeOf(visit), [visit])[0]?.result,
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
    const visit = announced(start - 3600, [later, interval({ mode: 'read-only' })]);
    expect(await place.run(visit)).toHaveProperty(
      ['headers', 'maintenance-window', 'value'],
      value.replace('full', 'read-only'),
    );
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

  it('knows a hostname in capitals', async () => {
    expect(await place.run(announced(start, [interval()], 'SHOP.example.com'))).toEqual(withHeader);
  });

  it('knows wildcards on a gate that has them, and the exact name first', async () => {
    const hostnames = ['*.example.com'];
    const given = { ...site(interval({ hostnames })), hostnames };
    const visit = { ...announced(start, [], 'Any.example.com'), entries: encodeSite(given, start) };
    expect(await place.run({ ...visit, wildcards: true })).toEqual(withHeader);
    expect(await place.run(visit)).toEqual(response);
    const exact = encodeSite({ ...site(), hostnames: ['any.example.com'] }, start);
    expect(await place.run({ ...visit, wildcards: true, entries: [...visit.entries, ...exact] })).toEqual(response);
  });
});
