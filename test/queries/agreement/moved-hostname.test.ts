import { createSite } from '../../../lambdas/commands/site/create-site';
import { deleteSite } from '../../../lambdas/commands/site/delete-site';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { explain } from '../../../lambdas/queries/site/explain';
import { admin, approvedWindow, as, createWorld, demo, hour, T0 } from '../../commands/fixtures';
import { expectAgreement } from './agree';
import { FlakyEdge } from './flaky-edge';

const moving = 'moving.example';

/** `moving` is at the edge with a window of `demo` that is cancelled since, and `demo` does not list it any more. */
async function leaving() {
  const world = await createWorld();
  const { hostnames } = demo();
  await updateSite(world.deps, { ...demo(), hostnames: [...hostnames, moving] }, admin);
  await createSite(world.deps, { siteId: 'shop', hostnames: ['shop.example'] }, admin);
  const { windowId } = await approvedWindow(world);
  const edge = new FlakyEdge(world, world.deps.armedSecondsAhead);
  await edge.publish('at once');
  await cancelWindow(world.deps, { windowId }, as('rita'));
  await updateSite(world.deps, demo(), admin);
  const asked = () => explain(world.deps, { url: `https://${moving}/`, method: 'GET', at: T0 + hour });
  return { world, edge, windowId, asked };
}

describe('a hostname that moves to another site', () => {
  it('does what the site before had it do, until one of the two is published', async () => {
    const { world, edge, windowId, asked } = await leaving();
    await updateSite(world.deps, { siteId: 'shop', hostnames: ['shop.example', moving] }, admin);
    expect(await asked()).toMatchObject({
      edge: { rule: 'refuse', siteId: 'demo', windowId },
      planned: { edge: { rule: 'nothing-now' } },
      site: { siteId: 'shop', publication: { published: false } },
    });
    await expectAgreement(world, edge, new Set());
    await edge.publish('at once');
    expect(await asked()).toMatchObject({ edge: { rule: 'nothing-now', siteId: 'shop' } });
    await expectAgreement(world, edge, new Set());
  });

  it('belongs to the site before as long as no other has it and the edge does', async () => {
    const { world, edge, windowId, asked } = await leaving();
    await deleteSite(world.deps, { siteId: 'demo' }, admin);
    expect(await asked()).toMatchObject({
      edge: { rule: 'refuse', windowId },
      planned: { edge: { rule: 'no-schedule' } },
      site: { siteId: 'demo', publication: { published: false, notPublishedReason: 'under-way' } },
    });
    await edge.publish('at once');
    const gone = await asked();
    expect(gone.edge).toEqual({ rule: 'no-schedule' });
    expect(gone).not.toHaveProperty('site');
  });
});
