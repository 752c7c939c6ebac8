import { publishEdge } from '../../../lambdas/reactions/edge/publish-edge';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { approvedWindow } from '../../commands/fixtures';
import type { FakeEdgeStore } from '../fakes';

import { createReconcile } from './fixtures';

describe('reconcile, looking at the edge,', () => {
  it('has a revision published that the edge does not have', async () => {
    const { world, deps, functions, findings, arm } = await createReconcile();
    await arm(await approvedWindow(world), 'start', 'end');

    await reconcile(deps);

    expect(findings()).toEqual(['unpublished-revision']);
    expect(functions.calls).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'demo' } }]);
  });

  it('has a publish noted that was written and not noted', async () => {
    const { world, deps, edgeStore, findings } = await createReconcile();
    const { revision } = await approvedWindow(world);
    await publishEdge({ ...deps, log: () => undefined, pause: async () => undefined, random: () => 0 }, 'demo');
    const edge = (await world.store.load([{ kind: 'edge', siteId: 'demo' }])).edge('demo');
    if (!edge) throw new Error('nothing was noted');
    const value = { ...edge, publishedRevision: revision - 1, version: edge.version + 1 };
    await world.store.commit({ put: [{ kind: 'edge', value }] });

    await reconcile(deps);

    expect(edgeStore.writes).toBe(2);
    expect(findings()).toEqual(['unpublished-revision']);
  });

  it.each([
    [
      'changed',
      (store: FakeEdgeStore) => store.entries.set('demo.example', '0000000000 ["demo",1,[0,1,9999999998,"X"]]'),
    ],
    ['lost', (store: FakeEdgeStore) => store.entries.delete('www.demo.example')],
    ['left', (store: FakeEdgeStore) => store.entries.set('demo/GONE', '1')],
  ])('has the store brought back where an entry was %s', async (_, drift) => {
    const { deps, edgeStore, functions, findings } = await createReconcile();
    drift(edgeStore);

    await reconcile(deps);

    expect(findings()).toEqual(['edge-drift']);
    expect(functions.calls).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'demo' } }]);
  });

  it('has entries removed whose site is no more', async () => {
    const { deps, edgeStore, functions } = await createReconcile();
    edgeStore.entries.set('old.example', '9999999999 ["former",3]');

    await reconcile(deps);

    expect(functions.calls).toEqual([{ functionName: 'publish-edge', payload: { siteId: 'former' } }]);
  });
});
