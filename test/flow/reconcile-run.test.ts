import { createSite } from '../../lambdas/commands/create-site';
import { reconcile } from '../../lambdas/flow/reconcile/reconcile';
import { admin, demo, hour, T0 } from '../commands/given';
import { awsError } from './fakes';

import { givenReconcile } from './reconcile-given';

describe('a run of reconcile', () => {
  it('goes on when one repair fails', async () => {
    const { world, deps, functions, logged } = await givenReconcile();
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['shop.example'] }, admin);
    await createSite(world.deps, { ...demo(), siteId: 'docs', hostnames: ['docs.example'] }, admin);
    functions.failing = (_, payload) => JSON.stringify(payload).includes('docs');

    expect(await reconcile(deps)).toEqual({ repairs: 2, failures: 1 });

    expect(functions.calls).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'shop' } }]);
    expect(logged.lines).toContainEqual({ code: 'repair-failed', siteId: 'docs', error: 'FunctionFailed' });
  });

  it('looks after the edge although the flow cannot be asked', async () => {
    const { deps, flow, edgeStore, findings, logged } = await givenReconcile();
    flow.running = () => Promise.reject(awsError('ThrottlingException'));
    edgeStore.entries.delete('demo.example');

    await reconcile(deps);

    expect(findings()).toEqual(['edge-drift']);
    expect(logged.lines).toContainEqual({ code: 'repair-failed', error: 'ThrottlingException' });
  });

  it('begins no repair after 200 seconds', async () => {
    const { world, deps, edgeStore, functions } = await givenReconcile();
    for (let site = 0; site < 3; site++) edgeStore.entries.set(`h${site}.example`, `9999999999 3 site${site}`);
    const call = async () => {
      world.now += 150;
    };
    const slow = Object.assign(functions, { call });

    expect(await reconcile({ ...deps, functions: slow })).toEqual({ repairs: 2, failures: 0 });
  });

  it('repairs a hundred things a run', async () => {
    const { world, deps, edgeStore } = await givenReconcile();
    for (let site = 0; site < 120; site++) edgeStore.entries.set(`h${site}.example`, `9999999999 3 site${site}`);
    world.now = T0 + hour;

    expect(await reconcile(deps)).toEqual({ repairs: 100, failures: 0 });
  });
});
