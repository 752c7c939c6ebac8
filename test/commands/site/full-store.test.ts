import { setBypassHeader } from '../../../lambdas/commands/site/bypass-header';
import { createBypassLink } from '../../../lambdas/commands/site/bypass-links';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { bytes } from '../../../lambdas/domain/limits';
import { admin, approvedWindow, as, createWorld, demo, hour, refusedBy, requestedWindow } from '../fixtures';
import { approvedTemplate, windowFromTemplate } from '../proposal/proposal-fixtures';
import { approveWindow } from '../signed-votes';
import { breakGlass } from '../window/emergency-fixtures';
import { fillStore, large, roomIn } from './room-fixtures';

describe('in a full store', () => {
  const larger = { ...large, messages: { ...large.messages, es: 'w'.repeat(280) } };
  const far = { ...large, startsAt: '2026-11-02T14:00:00Z', endsAt: '2026-11-02T15:00:00Z' };

  it('every way to ask for more is refused, and says what would make room', async () => {
    const world = await createWorld();
    for (const day of [5, 6, 7, 8]) {
      await approvedWindow(world, { startsAt: `2026-11-0${day}T10:00:00Z`, endsAt: `2026-11-0${day}T11:00:00Z` });
    }
    const waiting = await requestedWindow(world, far);
    const template = await approvedTemplate(world);
    const standing = await approvedWindow(world, { startsAt: '2026-11-04T10:00:00Z', endsAt: '2026-11-04T11:00:00Z' });
    await fillStore(world, 0);
    const hostnames = [...demo().hostnames, ...Array.from({ length: 20 }, (_, n) => `h${n}.example`)];
    const cidrs = Array.from({ length: 5 }, (_, n) => `203.0.${n}.0/25`);
    const refusals = [
      await refusedBy(requestedWindow(world, far)),
      await refusedBy(approveWindow(world.deps, { windowId: waiting.windowId }, as('ana'))),
      await refusedBy(windowFromTemplate(world, template, far)),
      await refusedBy(editWindow(world.deps, { windowId: waiting.windowId, mode: 'read-only' }, as('rita'))),
      await refusedBy(editWindow(world.deps, { windowId: standing.windowId, ...larger }, as('rita'))),
      await refusedBy(updateSite(world.deps, { ...demo(), hostnames }, admin)),
      await refusedBy(updateSite(world.deps, { ...demo(), bypass: { cidrs } }, admin)),
      await refusedBy(createSite(world.deps, { siteId: 'other', hostnames: ['other.example'] }, admin)),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(Array(8).fill('edge-store-full'));
    for (const { message, details } of refusals) {
      expect(message).toContain('Make room: cancel or end windows');
      expect(details).toMatchObject({ freeBytes: 0, neededBytes: expect.any(Number) });
    }
  });

  it('what needs no more is accepted', async () => {
    const world = await createWorld();
    const before = await approvedWindow(world);
    await cancelWindow(world.deps, { windowId: before.windowId }, as('rita'));
    await fillStore(world, 0);
    const { windowId } = await approvedWindow(world);
    await updateSite(world.deps, { ...demo(), timeZone: 'Europe/Paris' }, admin);
    await setBypassHeader(world.deps, 'demo', admin);
    await createBypassLink(world.deps, { siteId: 'demo', url: 'https://demo.example/', expiresInMinutes: 60 }, admin);
    expect((await editWindow(world.deps, { windowId, ticket: 'OPS-1' }, as('rita'))).ticket).toBe('OPS-1');
    expect((await cancelWindow(world.deps, { windowId }, as('rita'))).status).toBe('cancelled');
  });

  it('a hundred sites take an emergency each without touching what they share', async () => {
    const world = await createWorld();
    const sites = Array.from({ length: 100 }, (_, n) => `s${n}`);
    for (const siteId of sites) {
      await createSite(world.deps, { ...demo(), siteId, hostnames: [`${siteId}.example`] }, admin);
    }
    await fillStore(world, -bytes.edgeStoreReserve);
    const full = await roomIn(world);
    const emergency = { mode: 'full', message: '&'.repeat(150) } as const;
    const began = await Promise.all(sites.map((siteId) => breakGlass(world, { siteId, ...emergency })));
    expect(began.map(({ status }) => status)).toEqual(Array(100).fill('active'));
    expect(await roomIn(world)).toBe(full);
  });

  it('an emergency is accepted in the room of windows for which nothing could be reserved', async () => {
    const world = await createWorld();
    for (const day of ['04', '14', '24']) {
      await approvedWindow(world, {
        ...large,
        startsAt: `2026-11-${day}T10:00:00Z`,
        endsAt: `2026-11-${day}T11:00:00Z`,
      });
    }
    await fillStore(world, -bytes.edgeStoreReserve);
    const longer = { ...world.deps, armedSecondsAhead: 31 * 24 * hour };
    const emergency = { siteId: 'demo', mode: 'full', reason: 'breach', durationMinutes: 30 } as const;
    expect((await startEmergency(longer, emergency, as('eve'))).status).toBe('active');
  });

  it('further emergencies of a site use the part that is kept for them, and are refused only beyond it', async () => {
    const world = await createWorld();
    await fillStore(world, 0);
    await breakGlass(world);
    await breakGlass(world, { paths: ['/shop'] });
    await fillStore(world, -bytes.edgeStoreReserve);
    const refusal = await refusedBy(breakGlass(world));
    expect(refusal).toMatchObject({ code: 'edge-store-full' });
    expect(refusal.message).toContain('end another emergency window first');
  });
});

it('several commands that want the last room do not get it twice', async () => {
  const world = await createWorld();
  for (const siteId of ['a', 'b', 'c']) {
    await createSite(world.deps, { ...demo(), siteId, hostnames: [`${siteId}.example`] }, admin);
  }
  await fillStore(world, 2048);
  const sites = ['a', 'b', 'c'];
  const asked = await Promise.all(sites.map((siteId) => requestedWindow(world, { siteId, ...large })));
  const outcomes = await Promise.all(
    asked.map(({ windowId }) =>
      approveWindow(world.deps, { windowId }, as('ana')).then(
        ({ status }) => status,
        ({ code }) => code,
      ),
    ),
  );
  expect([...outcomes].sort()).toEqual(['approved', 'edge-store-full', 'edge-store-full']);
  expect(await roomIn(world)).toBeLessThanOrEqual(bytes.edgeStore - bytes.edgeStoreReserve);
});
