import { updateSite } from '../../../lambdas/commands/site/update-site';
import { modes } from '../../../lambdas/domain/window/window';
import { admin, createWorld, demo, T0, type World } from '../fixtures';
import { breakGlass } from './emergency-fixtures';

/** Exemptions that take so many bytes of a detail. */
const exemptionsOf = (bytes: number): string[] =>
  Array.from({ length: Math.ceil(bytes / 100) }, (_, n) => `/${String(n).padEnd(Math.min(97, bytes - 100 * n), 'e')}`);

/** Gives the site as many bytes of exemptions as are accepted now. */
async function fillDetail(world: World): Promise<void> {
  for (let bytes = 300; bytes < 900; bytes++) {
    const exemptions = exemptionsOf(bytes);
    const outcome = await updateSite(world.deps, { ...demo(), exemptions }, admin).catch(({ code }) => code);
    if (outcome === 'edge-capacity') return;
  }
  throw new Error('The edge holds exemptions of 900 bytes');
}

/** Kind: what is accepted depends on the second in which it is asked for, and so takes room that emergencies need at another. */
describe('on a site whose exemptions leave no byte more', () => {
  it.each([0, 1, 30, 58, 59])('an emergency fits at every second, accepted at second %i', async (second) => {
    const world = await createWorld();
    world.now = T0 + second;
    await fillDetail(world);
    for (const [index, mode] of modes.entries()) {
      world.now = T0 + 121 + index;
      expect(await breakGlass(world, { mode }).catch(({ code }) => code)).toMatchObject({ status: 'active' });
    }
    world.now = T0 + 180;
    expect(await breakGlass(world).catch(({ code }) => code)).toMatchObject({ status: 'active' });
  });
});
