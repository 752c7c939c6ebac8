import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import type { BoundaryKind } from '../../../lambdas/domain/window/window';
import { controlBatch } from '../../../lambdas/reactions/control-batch';
import { approvedWindow, createWorld } from '../../commands/fixtures';
import { controlFakes } from '../fakes';
import { streamRecord } from '../records';

async function given() {
  const world = await createWorld();
  const window = await approvedWindow(world);
  const { windowId, revision, plan } = window;
  world.now = plan.startsAt;
  await flipWindow(world.deps, { windowId, revision, boundary: 'start' });
  const recordOf = async (boundary: BoundaryKind) => {
    const due = (await world.store.load([{ kind: 'proof-due', windowId, boundary }])).proofDue(windowId, boundary);
    if (!due) throw new Error('Nothing is due');
    return streamRecord({ kind: 'proof-due', value: due });
  };
  return { world, window, windowId, recordOf, ...controlFakes(world) };
}

describe('a boundary that was recorded', () => {
  it('is given to the function that asks the site, as often as it is delivered', async () => {
    const { deps, windowId, recordOf, functions } = await given();
    const record = await recordOf('start');
    for (const _ of [1, 2]) expect(await controlBatch(deps, [record])).toEqual({ batchItemFailures: [] });
    const call = { functionName: 'prove-flip', payload: { windowId, boundary: 'start' } };
    expect(functions.calls).toEqual([call, call]);
  });

  it('comes again when that function does not take the call, and holds up nothing else', async () => {
    const { deps, window, recordOf, functions, logged } = await given();
    functions.failing = (name) => name === 'prove-flip';
    const record = await recordOf('start');
    const batch = [record, streamRecord({ kind: 'window', value: window })];
    const itemIdentifier = record.dynamodb?.SequenceNumber;
    expect(await controlBatch(deps, batch)).toEqual({ batchItemFailures: [{ itemIdentifier }] });
    expect(logged.codes()).toContain('stream-record-failed');
    expect(functions.calls.every(({ functionName }) => functionName !== 'prove-flip')).toBe(true);
  });

  it('is left alone where boundaries are not proved, and when the record is removed', async () => {
    const { deps, recordOf, functions } = await given();
    const record = await recordOf('start');
    await controlBatch({ ...deps, proveFlip: 'none' }, [record]);
    await controlBatch(deps, [{ eventName: 'REMOVE', dynamodb: { OldImage: record.dynamodb?.NewImage ?? {} } }]);
    expect(functions.calls).toEqual([]);
  });
});
