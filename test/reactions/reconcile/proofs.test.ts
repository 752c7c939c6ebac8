import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { recordFlipProof } from '../../../lambdas/commands/window/record-flip-proof';
import { flipProof } from '../../../lambdas/domain/window/flip-proof';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import { approvedWindow } from '../../commands/fixtures';
import { createReconcile } from './fixtures';

const MINUTE = 60;

/** A window whose start was recorded, and the stream lost what says so. */
async function startedUnproved() {
  const given = await createReconcile('prove-flip');
  const window = await approvedWindow(given.world);
  await given.publish();
  given.world.now = window.plan.startsAt;
  await flipWindow(given.world.deps, { ...window, boundary: 'start' });
  await given.publish();
  await given.arm(window, 'end');
  const proofs = () => given.findings().filter((finding) => finding === 'unproved-flip');
  return { ...given, window, proofs, asked: { windowId: window.windowId, boundary: 'start' } };
}

describe('a recorded boundary that nobody proved', () => {
  it('is proved seven minutes later, and again until that is recorded', async () => {
    const { world, deps, calls, proofs, asked } = await startedUnproved();
    await reconcile(deps);
    expect(proofs()).toEqual([]);
    world.now += 7 * MINUTE;

    for (const times of [1, 2]) {
      await reconcile(deps);
      expect(proofs()).toHaveLength(times);
    }

    expect(calls()).toContainEqual({ functionName: 'prove-flip', payload: asked });
  });

  it('is left alone once its proof is recorded', async () => {
    const { world, deps, proofs } = await startedUnproved();
    const [due] = await world.store.proofsDue();
    if (!due) throw new Error('nothing is due');
    await recordFlipProof(world.deps, due, flipProof(due, world.now * 1000, []));
    world.now += 7 * MINUTE;

    await reconcile(deps);

    expect(proofs()).toEqual([]);
  });

  it('is given up after a day, whether or not DynamoDB has removed it', async () => {
    const { world, deps, proofs } = await startedUnproved();
    world.now += 24 * 60 * MINUTE;

    await reconcile(deps);

    expect(proofs()).toEqual([]);
  });

  it('is nobody’s concern where boundaries are not proved', async () => {
    const { world, deps, proofs } = await startedUnproved();
    world.now += 7 * MINUTE;

    await reconcile({ ...deps, acts: { ...deps.acts, proveFlip: 'none' } });

    expect(proofs()).toEqual([]);
  });

  it('is not waited for: asking takes two minutes', async () => {
    const { world, deps, functions } = await startedUnproved();
    world.now += 7 * MINUTE;
    const sent: string[] = [];
    functions.send = async (functionName) => void sent.push(functionName);

    await reconcile(deps);

    expect(sent).toEqual(['prove-flip']);
  });

  it('keeps the next run from being skipped as idle', async () => {
    const { world, deps, window, publish } = await startedUnproved();
    world.now = window.plan.endsAt;
    await flipWindow(world.deps, { ...window, boundary: 'end' });
    await publish();
    world.now += 7 * MINUTE;
    for (const value of await world.store.mailsDue()) {
      await world.store.commit({ put: [], remove: [{ kind: 'mail-due', value }] });
    }

    expect(await reconcile(deps)).toMatchObject({ live: true });
  });
});
