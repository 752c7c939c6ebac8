import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { instantText } from '../../../lambdas/domain/local-time';
import type { Mode, Window } from '../../../lambdas/domain/window/window';
import { PrivateAddress } from '../../../lambdas/platform/outside/public-address';
import { proveFlip } from '../../../lambdas/reactions/proof/prove-flip';
import { approvedWindow, as, hour, T0, type World } from '../../commands/fixtures';
import { failure, givenSite } from './gated-site';

const flip = (world: World, { windowId, revision }: Window, boundary: 'start' | 'end') =>
  flipWindow(world.deps, { windowId, revision, boundary });

type Given = Awaited<ReturnType<typeof givenSite>>;

/** A window that is at the edge and whose start was recorded. */
async function started(given: Given, changes: Parameters<typeof approvedWindow>[1] = {}): Promise<Window> {
  const approved = await approvedWindow(given.world, changes);
  await given.publish();
  given.world.now = approved.plan.startsAt;
  await flip(given.world, approved, 'start');
  return approved;
}

const due = async ({ store }: World, windowId: string, boundary: 'start' | 'end') =>
  (await store.load([{ kind: 'proof-due', windowId, boundary }])).proofDue(windowId, boundary);

describe('a recorded boundary', () => {
  it.each<Mode>(['full', 'testers-only', 'read-only'])('of a %s window is seen from outside', async (mode) => {
    const given = await givenSite();
    const window = await started(given, { mode });

    expect(await given.prove(window.windowId, 'start')).toEqual({ outcome: 'seen' });

    const shown = { outcome: 'seen', asks: 1, seenAtMs: (T0 + hour) * 1000, revision: window.revision };
    const page = { path: '/', httpStatus: mode === 'read-only' ? 403 : 503, mode };
    expect(await given.proof(window.windowId, 'start')).toEqual({
      windowId: window.windowId,
      siteId: 'demo',
      boundary: 'start',
      dueAt: T0 + hour,
      outcome: 'seen',
      askedAtMs: (T0 + hour) * 1000,
      seenAtMs: (T0 + hour) * 1000,
      latenessMs: 0,
      hostnames: ['demo.example', 'www.demo.example'].map((hostname) => ({ hostname, ...shown, page })),
      version: 1,
    });

    given.world.now = T0 + 2 * hour;
    await flip(given.world, window, 'end');
    expect(await given.prove(window.windowId, 'end')).toEqual({ outcome: 'seen' });
    expect((await given.proof(window.windowId, 'end'))?.hostnames).toMatchObject([
      { outcome: 'seen', page: { path: '/', httpStatus: 200 } },
      { outcome: 'seen', page: { path: '/', httpStatus: 200 } },
    ]);
    expect(given.logged.codes().filter((code) => code === 'flip-proved')).toHaveLength(2);
  });

  it('of an emergency, and of a window that somebody ended, is seen once the change is published', async () => {
    const given = await givenSite();
    const { world } = given;
    const emergency = { siteId: 'demo', mode: 'full', reason: 'leak', durationMinutes: 30 } as const;
    const { windowId } = await startEmergency(world.deps, emergency, as('breakglass'));
    let looks = 0;
    let publishing: Promise<unknown> | undefined;
    const { get } = given.site;
    const published = {
      ...given.deps,
      get: async (request: Parameters<typeof get>[0]) => {
        looks += 1;
        if (looks === 8) publishing = given.publish();
        await publishing;
        return get(request);
      },
    };
    expect(await proveFlip(published, { windowId, boundary: 'start' })).toEqual({ outcome: 'seen' });
    const seen = await given.proof(windowId, 'start');
    expect(seen?.latenessMs).toBeGreaterThanOrEqual(1000);
    expect(seen?.latenessMs).toBe((seen?.seenAtMs ?? 0) - T0 * 1000);
    expect(seen?.askedAtMs).toBe(T0 * 1000);

    world.now = T0 + 600;
    await endWindow(world.deps, { windowId }, as('breakglass'));
    await given.publish();
    expect(await given.prove(windowId, 'end')).toEqual({ outcome: 'seen' });
    expect((await given.proof(windowId, 'end'))?.dueAt).toBe(T0 + 600);
  });

  it('is the new end of a window that was extended', async () => {
    const given = await givenSite({ overrunSeconds: hour });
    const { windowId } = await started(given);
    const endsAt = instantText(T0 + 2 * hour + 600);
    const extended = await extendWindow(given.world.deps, { windowId, endsAt }, as('rita'));
    await given.publish();
    given.world.now = T0 + 2 * hour + 600;
    await flip(given.world, extended, 'end');

    expect(await given.prove(windowId, 'end')).toEqual({ outcome: 'seen' });
    expect(await given.proof(windowId, 'end')).toMatchObject({ dueAt: T0 + 2 * hour + 600, latenessMs: 0 });
  });

  it('of some paths is asked for on a path that it covers and that is not exempt', async () => {
    const given = await givenSite();
    const window = await started(given, { paths: ['/health', '/shop'] });
    expect(await given.prove(window.windowId, 'start')).toEqual({ outcome: 'seen' });
    const paths = given.site.requests.map(({ path }) => path);
    expect([...new Set(paths)].sort()).toEqual(['/.well-known/maintenance.json', '/shop']);
  });

  it('of a read-only window is asked about like a write only while the window is shown to be in force', async () => {
    const given = await givenSite();
    given.site.elsewhere.add('www.demo.example');
    const window = await started(given, { mode: 'read-only' });
    await given.prove(window.windowId, 'start');
    given.world.now = T0 + 2 * hour;
    await flip(given.world, window, 'end');
    await given.prove(window.windowId, 'end');
    const likeWrites = given.site.requests.filter(({ headers = {} }) => 'x-http-method-override' in headers);
    expect(likeWrites).toMatchObject([{ hostname: 'demo.example', path: '/' }]);
  });

  it('that is not seen within two minutes is recorded and logged for the alarm, with what was seen instead', async () => {
    const given = await givenSite();
    given.site.elsewhere.add('www.demo.example');
    const { windowId } = await started(given);

    expect(await given.prove(windowId, 'start')).toEqual({ outcome: 'not-seen' });

    const proof = await given.proof(windowId, 'start');
    expect(proof).not.toHaveProperty('seenAtMs');
    expect(proof?.hostnames).toMatchObject([
      { hostname: 'demo.example', outcome: 'seen' },
      { hostname: 'www.demo.example', outcome: 'not-seen', asks: 121, page: { path: '/', httpStatus: 200 } },
    ]);
    expect(given.logged.lines.at(-1)).toEqual({
      code: 'flip-not-seen',
      windowId,
      siteId: 'demo',
      boundary: 'start',
      outcome: 'not-seen',
    });
  });

  it('is not seen where the status says so and the page does not: part of the site is not behind the gate', async () => {
    const given = await givenSite();
    const { windowId } = await started(given);
    const { get } = given.site;
    const besideGate = async (request: Parameters<typeof get>[0]) =>
      request.path === '/' ? { httpStatus: 200, header: () => undefined, body: '' } : get(request);
    expect(await proveFlip({ ...given.deps, get: besideGate }, { windowId, boundary: 'start' })).toEqual({
      outcome: 'not-seen',
    });
  });
});

describe('a hostname that cannot be asked', () => {
  it.each([
    ['dns', failure('ENOTFOUND'), 3],
    ['refused', failure('ECONNREFUSED'), 3],
    ['tls', failure('ERR_TLS_CERT_ALTNAME_INVALID'), 3],
    ['tls', failure('DEPTH_ZERO_SELF_SIGNED_CERT'), 3],
    ['timeout', failure('ABORT_ERR'), 3],
    ['connection', failure('ECONNRESET'), 3],
    ['private-address', new PrivateAddress(), 1],
  ] as const)('is recorded as such (%s), and is no alarm', async (reason, error, asks) => {
    const given = await givenSite();
    given.site.down.set('demo.example', error);
    const { windowId } = await started(given);

    expect(await given.prove(windowId, 'start')).toEqual({ outcome: 'seen' });

    expect((await given.proof(windowId, 'start'))?.hostnames).toEqual([
      { hostname: 'demo.example', outcome: 'not-askable', reason, asks },
      expect.objectContaining({ hostname: 'www.demo.example', outcome: 'seen' }),
    ]);
    expect(given.logged.codes()).toContain('hostnames-not-askable');
    expect(given.logged.codes()).not.toContain('flip-not-seen');
  });

  it('and is the only one leaves the boundary unproved', async () => {
    const given = await givenSite();
    for (const hostname of ['demo.example', 'www.demo.example']) given.site.down.set(hostname, failure('ENOTFOUND'));
    const { windowId } = await started(given);
    expect(await given.prove(windowId, 'start')).toEqual({ outcome: 'not-askable' });
  });

  it('at one time and answers at another is asked on', async () => {
    const given = await givenSite();
    const { windowId } = await started(given);
    let asked = 0;
    const { get } = given.site;
    const flaky = (request: Parameters<typeof get>[0]) =>
      ++asked <= 2 ? Promise.reject(failure('ECONNRESET')) : get(request);
    expect(await proveFlip({ ...given.deps, get: flaky }, { windowId, boundary: 'start' })).toEqual({
      outcome: 'seen',
    });
  });
});

describe('a delivery', () => {
  it('that comes again, or twice at once, changes nothing more', async () => {
    const given = await givenSite();
    const { windowId } = await started(given);
    const outcomes = await Promise.all([given.prove(windowId, 'start'), given.prove(windowId, 'start')]);
    expect(outcomes).toEqual([{ outcome: 'seen' }, { outcome: 'seen' }]);
    const first = await given.proof(windowId, 'start');
    given.world.now += 60;
    expect(await given.prove(windowId, 'start')).toEqual({ outcome: 'none' });
    expect(await given.proof(windowId, 'start')).toEqual(first);
    expect(await due(given.world, windowId, 'start')).toBeUndefined();
    expect(await given.prove('demo.GONE', 'end')).toEqual({ outcome: 'none' });
  });

  it('that comes late says so, and one after the end finds that the start cannot be seen any more', async () => {
    const given = await givenSite();
    const window = await started(given);
    given.world.now = T0 + hour + 900;
    await given.prove(window.windowId, 'start');
    const late = await given.proof(window.windowId, 'start');
    expect(late).toMatchObject({ outcome: 'seen', askedAtMs: (T0 + hour + 900) * 1000, latenessMs: 900_000 });

    const other = await givenSite();
    const missed = await started(other);
    other.world.now = T0 + 2 * hour;
    expect(await other.prove(missed.windowId, 'start')).toEqual({ outcome: 'overtaken' });
    expect(other.site.requests).toEqual([]);
  });

  it('of a start that is not seen because somebody ended the window meanwhile is no alarm', async () => {
    const given = await givenSite();
    const { windowId } = await started(given);
    given.site.store.entries.clear();
    let looks = 0;
    const { get } = given.site;
    const ended = async (request: Parameters<typeof get>[0]) => {
      if (++looks === 5) await endWindow(given.world.deps, { windowId }, as('rita'));
      return get(request);
    };
    expect(await proveFlip({ ...given.deps, get: ended }, { windowId, boundary: 'start' })).toEqual({
      outcome: 'overtaken',
    });
    expect(given.logged.codes()).not.toContain('flip-not-seen');
  });
});
