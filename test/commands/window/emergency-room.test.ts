import { updateSite } from '../../../lambdas/commands/site/update-site';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import type { CalendarEntry } from '../../../lambdas/domain/site/site';
import { type Mode, modes } from '../../../lambdas/domain/window/window';
import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { FakeEdgeStore } from '../../reactions/fakes';
import {
  admin,
  approvedWindow,
  as,
  createWorld,
  demo,
  hour,
  refusalOf,
  refusedBy,
  requestedWindow,
  T0,
  type World,
} from '../fixtures';
import { ratifyWindow } from '../signed-votes';
import { breakGlass } from './emergency-fixtures';

const at = (hours: number) => new Date((T0 + hours * hour) * 1000).toISOString().replace('.000', '');

/** Approves windows until the edge holds no more. @returns how many there are */
async function fill(world: World, changes: (n: number) => object = () => ({})): Promise<number> {
  for (let count = 0; count < 60; count++) {
    const times = { startsAt: at(count + 1), endsAt: at(count + 1.5) };
    const outcome = await approvedWindow(world, { ...times, ...changes(count) }).then(
      () => 'approved',
      ({ code }) => code,
    );
    if (outcome === 'edge-capacity') return count;
    expect(outcome).toBe('approved');
  }
  throw new Error('The edge holds sixty windows');
}

async function ratified(world: World, changes: Parameters<typeof breakGlass>[1] = {}): Promise<void> {
  const { windowId } = await breakGlass(world, changes);
  await ratifyWindow(world.deps, { windowId }, as('ana'));
}

async function expectPublished(world: World): Promise<void> {
  const edgeStore = new FakeEdgeStore();
  const deps = { ...world.deps, edgeStore, pause: async () => undefined, random: () => 0, log: () => undefined };
  expect(await publishEdge(deps, 'demo')).not.toHaveProperty('notPublishedReason');
}

/** Kind: something else takes the room that an emergency needs. */
describe('on a site whose windows leave no room', () => {
  it.each(modes)('five emergencies fit all the same: %s', async (mode) => {
    const world = await createWorld();
    expect(await fill(world)).toBe(10);
    for (let n = 0; n < 5; n++) await breakGlass(world, { mode, message: 'x'.repeat(280) });
    await expectPublished(world);
    expect(await refusalOf(breakGlass(world, { mode }))).toBe('too-many-requests');
  });

  it('they fit beside the largest logo, which leaves room for fewer windows', async () => {
    const languages = () => ({ message: 'x'.repeat(280), messages: { de: 'Bald', fr: 'Bientôt' } });
    expect(await fill(await createWorld(), languages)).toBe(10);
    const world = await createWorld();
    const branding = { logo: `data:image/svg+xml;base64,${Buffer.alloc(3000).toString('base64')}` };
    await updateSite(world.deps, { ...demo(), branding }, admin);
    expect(await fill(world, languages)).toBe(8);
    const full = await refusedBy(approvedWindow(world, { startsAt: at(40), endsAt: at(41), ...languages() }));
    expect([full.code, full.message]).toEqual(['edge-capacity', expect.stringContaining('The logo takes 5 of the 50')]);
    for (let n = 0; n < 5; n++) await breakGlass(world, { mode: 'testers-only', message: 'x'.repeat(280) });
    await expectPublished(world);
  });

  it('they fit where methods, exemptions, ranges and languages take all they may', async () => {
    const world = await createWorld();
    const cidrs = Array.from({ length: 12 }, (_, n) => `203.0.${n}.0/24`);
    const settings = {
      allowedMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'],
      corsOrigins: ['https://app.example'],
    } as const;
    await updateSite(world.deps, { ...demo(), ...settings, bypass: { cidrs } }, admin);
    const messages = { fr: 'x'.repeat(280), de: '&'.repeat(90), es: 'x', it: 'x', pt: 'x' };
    const full = await fill(world, (n) => ({ mode: 'read-only', messages, message: '&'.repeat(90 + (n % 2)) }));
    expect(full).toBeGreaterThan(2);
    for (const mode of ['read-only', 'full', 'testers-only', 'read-only', 'read-only'] satisfies Mode[]) {
      await breakGlass(world, { mode, message: '&'.repeat(90) });
    }
    await expectPublished(world);
  });

  it('they fit although hostnames take most keys of an update', async () => {
    const world = await createWorld();
    const hostnames = Array.from({ length: 24 }, (_, n) => `h${n}.example`);
    await updateSite(world.deps, { ...demo(), hostnames }, admin);
    await fill(world, () => ({ messages: { fr: 'x', de: 'x', es: 'x' } }));
    for (let n = 0; n < 5; n++) await breakGlass(world, { message: 'x'.repeat(280) });
    await expectPublished(world);
  });

  it('they fit again once small ones are over, in whose time more windows were asked for', async () => {
    const world = await createWorld();
    await updateSite(world.deps, { ...demo(), allowedMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'] }, admin);
    for (let n = 0; n < 5; n++) await ratified(world);
    await fill(world);
    world.now += hour / 2;
    for (let n = 0; n < 5; n++) await breakGlass(world, { mode: 'read-only', message: 'x'.repeat(280) });
    await expectPublished(world);
  });

  it('they fit beside and after some with paths', async () => {
    const world = await createWorld();
    for (let n = 0; n < 2; n++) await ratified(world, { paths: ['/a', '/b', `/${'c'.repeat(60)}`] });
    await fill(world);
    for (let n = 0; n < 3; n++) await ratified(world);
    await expectPublished(world);
    world.now += hour / 2;
    for (let n = 0; n < 5; n++) await breakGlass(world, { mode: 'testers-only' });
    await expectPublished(world);
  });

  it('one with paths that find no room is told to leave them out', async () => {
    const world = await createWorld();
    await fill(world);
    const paths = ['a', 'b', 'c', 'd', 'e'].map((letter) => `/${letter.repeat(120)}`);
    expect((await refusedBy(breakGlass(world, { paths }))).message).toContain('leave their paths out');
    expect((await breakGlass(world)).status).toBe('active');
  });

  it('one in several languages that finds no room is told to leave them out', async () => {
    const world = await createWorld();
    await fill(world);
    const messages = Object.fromEntries(['de', 'es', 'fr', 'it', 'pt'].map((tag) => [tag, tag.repeat(140)]));
    const full = await refusedBy(breakGlass(world, { messages }));
    expect(full.message).toContain('and their messages in other languages');
    const empty = await createWorld();
    expect((await breakGlass(empty, { messages })).plan.messages).toEqual(messages);
    await expectPublished(empty);
  });

  it('is not changed into one that takes the room', async () => {
    const world = await createWorld();
    await fill(world);
    const exemptions = Array.from({ length: 8 }, (_, n) => `/${'e'.repeat(100)}${n}`);
    expect(await refusalOf(updateSite(world.deps, { ...demo(), exemptions }, admin))).toBe('edge-capacity');
    const cidrs = Array.from({ length: 30 }, (_, n) => `2001:db8:${n}::/49`);
    expect(await refusalOf(updateSite(world.deps, { ...demo(), bypass: { cidrs } }, admin))).toBe('edge-capacity');
  });
});

it('a site that was filled further before keeps its windows and takes what adds none', async () => {
  const world = await createWorld();
  await fill(world);
  const calendar = (await world.store.load([{ kind: 'calendar', siteId: 'demo' }])).calendar('demo');
  const more = ['X', 'Y', 'Z'].flatMap((letter): CalendarEntry[] => {
    const [one] = calendar.entries;
    return one
      ? [{ ...one, windowId: `demo.${letter.repeat(26)}`, startsAt: T0 + 90 * hour, endsAt: T0 + 91 * hour }]
      : [];
  });
  const value = { ...calendar, entries: [...calendar.entries, ...more], version: calendar.version + 1 };
  await world.store.commit({ put: [{ kind: 'calendar', value }] });

  const bypass = { cidrs: ['203.0.113.7/32'] };
  expect((await updateSite(world.deps, { ...demo(), bypass }, admin)).site.bypass).toEqual(bypass);
  const times = { startsAt: at(95), endsAt: at(96) };
  expect(await refusalOf(approvedWindow(world, times))).toBe('edge-capacity');
  expect((await breakGlass(world)).status).toBe('active');
  await expectPublished(world);
});

describe('emergencies in force', () => {
  it('are five at most, ratified or not, and another one begins when one is over', async () => {
    const world = await createWorld();
    const [first] = [
      await breakGlass(world),
      await breakGlass(world),
      await breakGlass(world),
      await breakGlass(world),
    ];
    await breakGlass(world);
    if (!first) throw new Error('none began');
    await ratifyWindow(world.deps, { windowId: first.windowId }, as('ana'));
    expect(await refusedBy(breakGlass(world))).toMatchObject({ code: 'too-many-requests', details: { advice: 'end' } });
    await endWindow(world.deps, { windowId: first.windowId }, as('rita'));
    expect((await breakGlass(world)).status).toBe('active');
  });
});

it('says of the message of a window that can wait how long it may be once it is escaped', async () => {
  const world = await createWorld();
  expect((await refusedBy(requestedWindow(world, { message: '&'.repeat(280) }))).message).toMatch(
    /^A text takes \d+ bytes at the edge once it is escaped, and 900 fit/,
  );
});
