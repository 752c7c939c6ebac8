import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { publicNoticeRepairs } from '../../../lambdas/reactions/reconcile/public-notice-repairs';
import { approvedWindow, as, createWorld, hour } from '../../commands/fixtures';
import { setNotices, toldWorld } from '../public-notices/fakes';

async function told() {
  const scene = await toldWorld(await createWorld({ remindPublicBeforeSeconds: [1800] }));
  const window = await approvedWindow(scene.world);
  await scene.tell(window.windowId);
  return { ...scene, window, found: () => publicNoticeRepairs({ ...scene.deps }) };
}

describe('what the public was not told', () => {
  it('is found once it has been due for a while', async () => {
    const { world, window, found, tell, heard } = await told();
    expect(await found()).toEqual([]);
    world.now += hour - 1800 + 60;
    expect(await found()).toEqual([]);
    world.now += 60;
    expect(await found()).toMatchObject([
      { finding: 'untold-public', act: 'publicNotices', payload: { windowId: window.windowId } },
    ]);
    await tell(window.windowId);
    expect([heard(), await found()]).toEqual([['scheduled', 'reminder'], []]);
  });

  it('is found of a window that is over', async () => {
    const { world, window, found, tell, heard } = await told();
    await cancelWindow(world.deps, window, as('rita'));
    expect(await found()).toHaveLength(1);
    await tell(window.windowId);
    expect([heard(), await found()]).toEqual([['scheduled', 'cancelled'], []]);
  });

  it('is not told where notices were switched off, and forgotten when the window is over', async () => {
    const { world, window, found, tell, heard } = await told();
    await setNotices(world, null);
    world.now += hour - 900;
    expect(await found()).toEqual([]);
    await cancelWindow(world.deps, window, as('rita'));
    expect(await found()).toHaveLength(1);
    await tell(window.windowId);
    expect([heard(), await found()]).toEqual([['scheduled'], []]);
  });
});
