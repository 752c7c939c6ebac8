import path from 'node:path';
import { buildViewerRequest, buildViewerResponse } from '../../edge/build';
import type { EdgeEvent } from '../../edge/event';
import { loadHandler } from '../../edge/load';
import { end, interval, start, visit } from './given';
import { CountingStore, hasNjs, runOnNjs } from './stages';

const entry = path.join(__dirname, '..', '..', 'edge', 'example', 'redirect-behind-gate.ts');
const code = buildViewerRequest({ entry });

describe('a function of one’s own behind the gate', () => {
  const during = visit({ uri: '/docs/' }, [interval()]);
  const before = visit({ uri: '/docs/' }, [interval()], start - 60);

  it('runs on what the gate lets pass, and only on that', async () => {
    const answer = async ({ event, entries, now }: typeof during) =>
      loadHandler(code, new CountingStore(entries), () => now * 1000)(event);
    expect(await answer(during)).toMatchObject({ statusCode: 503 });
    expect(await answer(before)).toMatchObject({ uri: '/docs/index.html' });
  });

  (hasNjs() ? it : it.skip)('does so on njs', () => {
    const [first, second] = runOnNjs(code, [during, before]);
    expect(first?.result).toMatchObject({ statusCode: 503 });
    expect(second?.result).toMatchObject({ uri: '/docs/index.html' });
  });
});

describe('the announcement on responses', () => {
  const announced = async (now: number, intervals = [interval()]) => {
    const { event, entries } = visit({}, intervals, now);
    const given = { ...event, response: { statusCode: 200, headers: { etag: { value: '1' } } } };
    const handler = loadHandler(buildViewerResponse(), new CountingStore(entries), () => now * 1000);
    const answer: unknown = await handler(given as EdgeEvent);
    return JSON.parse(JSON.stringify(answer)).headers;
  };
  const value = '2026-11-22T14:00:00Z/2026-11-22T15:00:00Z;mode=full';

  it('names the next window, and the one in force, beside what was there', async () => {
    expect(await announced(start - 3600)).toEqual({ etag: { value: '1' }, 'maintenance-window': { value } });
    expect(await announced(start + 60)).toHaveProperty('maintenance-window.value', value);
  });

  it('names the earlier of two', async () => {
    const later = interval({ windowId: 'demo.B', startsAt: end + 60, endsAt: end + 120 });
    expect(await announced(start - 3600, [later, interval({ mode: 'read-only' })])).toHaveProperty(
      'maintenance-window.value',
      value.replace('full', 'read-only'),
    );
  });

  it('says nothing a week ahead, afterwards, or without windows', async () => {
    expect(await announced(start - 604_801)).toEqual({ etag: { value: '1' } });
    expect(await announced(end)).toEqual({ etag: { value: '1' } });
    expect(await announced(start, [])).toEqual({ etag: { value: '1' } });
  });
});
