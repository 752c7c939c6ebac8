import fc from 'fast-check';
import { evidenceText } from '../../../lambdas/domain/evidence/evidence';
import { verifyEvidence } from '../../../lambdas/domain/evidence/verify';
import { collectEvidence } from '../../../lambdas/queries/evidence/collect';
import { forkOf } from '../fixtures';
import { historyOf } from './histories';
import { windowsIn } from './invariant-checks';
import { live, origin } from './live';
import { createOrigins } from './origins';

const bytesOf = (value: unknown): number => JSON.stringify(value).length;

it('after any history of a site, the evidence of every window verifies', async () => {
  const worlds = await createOrigins();
  let windows = 0;
  await fc.assert(
    fc.asyncProperty(origin, historyOf({ minLength: 10, maxLength: 30 }), async (from, acts) => {
      const world = forkOf(worlds[from]);
      await live(world, acts);
      for (const { windowId } of windowsIn(world.store.standing().values())) {
        const evidence = await collectEvidence(world.deps, windowId, bytesOf);
        expect(verifyEvidence(evidenceText(evidence)).problems).toEqual([]);
        windows += 1;
      }
    }),
    { numRuns: 40 },
  );
  expect(windows).toBeGreaterThan(40);
}, 120_000);
