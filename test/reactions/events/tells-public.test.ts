import type { BusEvent } from '../../../lambdas/aws/event-bus';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { publishEvents } from '../../../lambdas/reactions/events/publish-events';
import { approvedWindow, createWorld, type World } from '../../commands/fixtures';
import { getSite } from '../../commands/get-site';
import { activeWindow, ends } from '../../commands/histories/windows';
import { setNotices } from '../public-notices/fakes';
import { streamOf } from './entries';

/** Of each event of the site: what it was, and what it says about notices. */
async function said(world: World): Promise<readonly (readonly [string, unknown])[]> {
  const put: BusEvent[] = [];
  const bus = {
    put: async (events: readonly BusEvent[]) => {
      put.push(...events);
      return events.map(() => true);
    },
  };
  const clock = () => world.now;
  const deps = { store: world.store, clock, log: () => {}, bus, pause: async () => {}, stack: 'quiesce' };
  await publishEvents(deps, { Records: await streamOf(world) });
  return put.map(({ type, detail }) => [type, Reflect.get(detail, 'tellsPublic')]);
}

describe('an event about a window says whether its site tells the public', () => {
  it.each([true, false])('after each move that the public may have to hear of, and no other (%s)', async (isOn) => {
    const world = await createWorld();
    if (isOn) await setNotices(world, { languages: ['en'] });
    const { windowId, revision } = await activeWindow(world);
    world.now = ends;
    await flipWindow(world.deps, { windowId, revision, boundary: 'end' });
    const windows = (await said(world)).filter(([type]) => type.startsWith('window.'));
    expect(windows).toEqual([
      ['window.requested', undefined],
      ['window.approved', isOn],
      ['window.started', isOn],
      ['window.ended', isOn],
    ]);
  });

  it('as the site is when the event is published', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    await setNotices(world, { languages: ['en'] });
    expect(await said(world)).toContainEqual(['window.approved', true]);
    await setNotices(world, null);
    expect(await said(world)).toContainEqual(['window.approved', false]);
  });

  it('and nothing of a site that is gone', async () => {
    const world = await createWorld();
    await approvedWindow(world);
    await world.store.commit({ put: [], remove: [{ kind: 'site', value: await getSite(world.deps, 'demo') }] });
    expect(await said(world)).toContainEqual(['window.approved', undefined]);
  });
});
