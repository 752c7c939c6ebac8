import { createSite } from '../../../lambdas/commands/site/create-site';
import { openRequest } from '../../../lambdas/commands/voting/open-request';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { admin, approvedWindow, demo, hour, refOf, requestedWindow, T0 } from '../../commands/fixtures';
import { awsError } from '../fakes';

import { createReconcile } from './fixtures';

describe('a run of reconcile', () => {
  it('goes on when one repair fails', async () => {
    const { world, deps, functions, logged } = await createReconcile();
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['shop.example'] }, admin);
    await createSite(world.deps, { ...demo(), siteId: 'docs', hostnames: ['docs.example'] }, admin);
    functions.failing = (_, payload) => JSON.stringify(payload).includes('docs');

    expect(await reconcile(deps)).toEqual({ repairs: 2, failures: 1 });

    expect(functions.calls).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'shop' } }]);
    expect(logged.lines).toContainEqual({ code: 'repair-failed', siteId: 'docs', error: 'FunctionFailed' });
  });

  it('records boundaries although sites cannot be listed', async () => {
    const { world, deps, publish, findings, logged } = await createReconcile();
    await approvedWindow(world);
    await publish();
    world.now = T0 + 3 * hour;
    const sites = () => Promise.reject(awsError('ThrottlingException'));
    const store = Object.assign(Object.create(world.store), { sites });

    await reconcile({ ...deps, store });

    expect(findings()).toContain('unflipped-end');
    expect(logged.lines).toContainEqual({ code: 'repair-failed', error: 'ThrottlingException' });
  });

  it('leaves a run alone whose subject nobody knows', async () => {
    const { deps, flow, functions } = await createReconcile();
    flow.going.add('gone.01J-p1');

    expect(await reconcile(deps)).toEqual({ repairs: 0, failures: 0 });

    expect(functions.calls).toEqual([]);
  });

  it('looks after the edge although the flow cannot be asked', async () => {
    const { deps, flow, edgeStore, findings, logged } = await createReconcile();
    flow.running = () => Promise.reject(awsError('ThrottlingException'));
    edgeStore.entries.delete('demo.example');

    await reconcile(deps);

    expect(findings()).toEqual(['edge-drift']);
    expect(logged.lines).toContainEqual({ code: 'repair-failed', error: 'ThrottlingException' });
  });

  it('records boundaries although the flow cannot be asked', async () => {
    const { world, deps, flow, publish, findings } = await createReconcile();
    await approvedWindow(world);
    await publish();
    flow.running = () => Promise.reject(awsError('ThrottlingException'));
    world.now = T0 + 3 * hour;

    await reconcile(deps);

    expect(findings()).toContain('unflipped-end');
  });

  it('records boundaries and deadlines although a hundred mails never leave', async () => {
    const { world, deps, publish, findings } = await createReconcile();
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['shop.example'] }, admin);
    for (let n = 0; n < 100; n++) {
      const window = await requestedWindow(world, { endsAt: '2026-11-20T00:00:00Z', startsAt: '2026-11-19T12:00:00Z' });
      await openRequest(world.deps, { ...refOf(window), taskToken: 'token', links: {} });
    }
    await approvedWindow(world, { siteId: 'shop' });
    await publish('shop');
    world.now = T0 + 3 * hour;

    await reconcile(deps);

    expect(findings().filter((finding) => finding === 'unmailed-approvers')).toHaveLength(100);
    expect(findings()).toEqual(expect.arrayContaining(['unflipped-end', 'edge-drift', 'unconcluded-request']));
  });

  it('begins no repair after 200 seconds', async () => {
    const { world, deps, edgeStore, functions } = await createReconcile();
    for (let site = 0; site < 3; site++) edgeStore.entries.set(`h${site}.example`, `9999999999 ["site${site}",3]`);
    const call = async () => {
      world.now += 150;
    };
    const slow = Object.assign(functions, { call });

    expect(await reconcile({ ...deps, functions: slow })).toEqual({ repairs: 2, failures: 0 });
  });

  it('repairs a hundred things a run', async () => {
    const { world, deps, edgeStore } = await createReconcile();
    for (let site = 0; site < 120; site++) edgeStore.entries.set(`h${site}.example`, `9999999999 ["site${site}",3]`);
    world.now = T0 + hour;

    expect(await reconcile(deps)).toEqual({ repairs: 100, failures: 0 });
  });
});
