import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seesInForce, seesOver } from '../../../cli/waiting/edge-watch';

let listener: RequestListener;
let site: Server;
let via: string;
beforeAll(async () => {
  site = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  via = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
});

const at = (time: string) => `2026-11-26T${time}Z`;
const planned = { mode: 'full' as const, startsAt: at('12:00:00'), endsAt: at('13:00:00') };
const window = { ...planned, hostnames: ['a.example', '*.b.example', 'c.example'] };

/** What the edge says of each hostname, and what time it is there. */
function edge(documents: Readonly<Record<string, unknown>>, now: string): void {
  listener = (request, response) => {
    response.setHeader('date', new Date(at(now)).toUTCString());
    const document = documents[request.headers.host ?? ''];
    response.statusCode = document === undefined ? 404 : 200;
    response.end(typeof document === 'string' ? document : JSON.stringify(document));
  };
}

const everywhere = (...windows: object[]) => ({ 'a.example': { windows }, 'c.example': { windows } });

describe('a window is seen in force', () => {
  it('when the edge names it and its own clock has passed the start, on every hostname that can be asked', async () => {
    edge(everywhere(planned), '12:00:00');
    expect(await seesInForce(window, via)).toEqual({ everywhere: true, missing: [] });
  });

  it.each([
    ['before its start', everywhere(planned), '11:59:59', 'has not started it yet'],
    ['of another mode', everywhere({ ...planned, mode: 'read-only' }), '12:00:00', 'does not know the window yet'],
    [
      'with another end',
      everywhere({ ...planned, endsAt: at('12:30:00') }),
      '12:00:00',
      'does not know the window yet',
    ],
    ['without windows', everywhere(), '12:00:00', 'does not know the window yet'],
    ['with text', { 'a.example': 'hello', 'c.example': 'hello' }, '12:00:00', 'its answer is no status document'],
    [
      'with another shape',
      { 'a.example': { windows: [1] }, 'c.example': [] },
      '12:00:00',
      'its answer is no status document',
    ],
    [
      'with endless text',
      { 'a.example': 'x'.repeat(70_000), 'c.example': '' },
      '12:00:00',
      'its answer is no status document',
    ],
    ['by the origin', {}, '12:00:00', 'it answers 404'],
  ])('not when answered %s', async (_, documents, now, objection) => {
    edge(documents, now);
    expect(await seesInForce(window, via)).toEqual({
      everywhere: false,
      missing: [`a.example: ${objection}`, `c.example: ${objection}`],
    });
  });

  it('not when one hostname is missing', async () => {
    edge({ 'a.example': { windows: [planned] }, 'c.example': { windows: [] } }, '12:00:00');
    expect((await seesInForce(window, via)).missing).toEqual(['c.example: does not know the window yet']);
  });

  it('not when nobody answers', async () => {
    const { missing } = await seesInForce({ ...window, hostnames: ['a.example'] }, 'http://127.0.0.1:1');
    expect(missing).toEqual(['a.example: it cannot be reached (ECONNREFUSED)']);
  });
});

describe('a window is seen over', () => {
  it.each([
    ['the edge no longer names it', everywhere(), '12:30:00', true],
    ['its end has passed', everywhere(planned), '13:00:00', true],
    ['only another window is in force', everywhere({ ...planned, startsAt: at('12:10:00') }), '12:30:00', true],
    ['it is in force', everywhere(planned), '12:59:59', false],
    ['it was extended', everywhere({ ...planned, endsAt: at('14:00:00') }), '13:30:00', false],
  ])('when %s', async (_, documents, now, over) => {
    edge(documents, now);
    expect((await seesOver(window, via)).everywhere).toBe(over);
  });
});
