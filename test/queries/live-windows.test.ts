import { cancelWindow } from '../../lambdas/commands/window/cancel-window';
import { flipWindow } from '../../lambdas/commands/window/flip-window';
import { liveWindows } from '../../lambdas/queries/window/live-windows';
import { approvedWindow, as, createWorld, hour, requestedWindow, T0, type World } from '../commands/fixtures';

async function listed(world: World, from?: number): Promise<string[][]> {
  const pages: string[][] = [];
  for await (const windows of liveWindows(world.deps, from)) pages.push(windows.map(({ windowId }) => windowId));
  return pages;
}

/** Approved windows of an hour, each `hours` after the start of the world. */
async function approved(world: World, ...hours: number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const each of hours) {
    const [startsAt = '', endsAt = ''] = [each, each + 1].map((at) => new Date((T0 + at * hour) * 1000).toISOString());
    ids.push((await approvedWindow(world, { startsAt, endsAt, paths: [`/at-${each}`] })).windowId);
  }
  return ids;
}

describe('liveWindows', () => {
  it('are the active and approved ones: the active first, those that should be, and those ahead by their start', async () => {
    const world = await createWorld();
    await requestedWindow(world, { paths: ['/asked'] });
    const gone = await approvedWindow(world, { paths: ['/gone'] });
    await cancelWindow(world.deps, { windowId: gone.windowId }, as('rita'));
    const [third, late, active, second] = await approved(world, 4, 1, 2, 3);
    world.now += 2 * hour;
    const { revision } =
      (await world.store.load([{ kind: 'window', windowId: active ?? '' }])).window(active ?? '') ?? gone;
    await flipWindow(world.deps, { windowId: active ?? '', revision, boundary: 'start' });

    expect((await listed(world)).flat()).toEqual([active, late, second, third]);
  });

  it('go on where an earlier walk stopped, after what is due, and end where that had begun', async () => {
    const world = await createWorld();
    const [late, first, second, third] = await approved(world, 1, 3, 4, 5);
    world.now += 2 * hour;

    expect((await listed(world, T0 + 4 * hour)).flat()).toEqual([late, second, third, first]);
    expect((await listed(world, T0 + 9 * hour)).flat()).toEqual([late, first, second, third]);
  });

  it('come page by page', async () => {
    const world = await createWorld();
    const { windowId } = await approvedWindow(world);
    const window = (await world.store.load([{ kind: 'window', windowId }])).window(windowId);
    if (!window) throw new Error('it was approved');
    for (let n = 0; n < 119; n++) {
      const value = { ...window, windowId: `${windowId}${n}`, version: 1 };
      await world.store.commit({ put: [{ kind: 'window', value }] });
    }

    expect((await listed(world)).map((page) => page.length).filter((length) => length > 0)).toEqual([100, 20]);
  });
});
