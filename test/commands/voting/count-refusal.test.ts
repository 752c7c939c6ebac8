import { countRefusal } from '../../../lambdas/commands/voting/count-refusal';
import { openLink } from '../../../lambdas/commands/voting/open-link';
import { refusalOf } from '../fixtures';
import { attemptsOf, mailedWindow, state } from './mail-fixtures';

describe('countRefusal', () => {
  it('counts on the link what is refused, a hundred times at most, and changes nothing else', async () => {
    const asked = await mailedWindow();
    const before = state(asked.world);
    await openLink(asked.world.deps, asked.link('ana'));
    for (let n = 0; n < 102; n++) await countRefusal(asked.world.deps, asked.link('ana'));
    expect(await attemptsOf(asked, 'ana')).toMatchObject({ refusals: 100, opens: 1, wrongCodes: 0 });
    expect(state(asked.world)).toEqual(before);
  });

  it('leaves nothing behind of links that nobody mailed', async () => {
    const { world, link } = await mailedWindow();
    const before = world.store.all();
    await countRefusal(world.deps, { ...link('ana'), secret: 'x'.repeat(43) });
    expect(await refusalOf(countRefusal(world.deps, { ...link('ana'), approverId: 'nobody' }))).toBe('link-unknown');
    expect(world.store.all()).toEqual(before);
  });
});
