import { addMachine } from '../../../lambdas/commands/directory/add-machine';
import { changeMachine } from '../../../lambdas/commands/directory/change-machine';
import { removeMachine } from '../../../lambdas/commands/directory/remove-machine';
import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { listAudit, verifyAudit } from '../../../lambdas/queries/audit/audit';
import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import { admin, as, createWorld, refusalOf, refusedBy, requestedWindow } from '../fixtures';
import { approveWindow } from '../signed-votes';

const pipeline = { machineId: 'pipeline', ownerId: 'ben', principals: [as('pipeline').principal] };

describe('a machine', () => {
  it('is added and removed, each told in the organisation chain', async () => {
    const world = await createWorld();
    expect(await addMachine(world.deps, pipeline, admin)).toEqual(pipeline);
    expect((await getDirectory(world.deps)).machines).toContainEqual(pipeline);
    expect(await removeMachine(world.deps, pipeline, admin)).toEqual(pipeline);
    const { items } = await listAudit(world.deps, 'ORG', { limit: 100 });
    expect(items.slice(-2)).toMatchObject([
      { action: 'add-machine', subject: 'pipeline', before: null, after: pipeline },
      { action: 'remove-machine', subject: 'pipeline', before: pipeline, after: null },
    ]);
    expect(await verifyAudit(world.deps, 'ORG')).toMatchObject({ valid: true });
  });

  it('requests in the name of its owner, who cannot vote on it, even after it is gone', async () => {
    const world = await createWorld();
    await addMachine(world.deps, pipeline, admin);
    const { windowId, requestedBy } = await requestedWindow(world, {}, as('pipeline'));
    expect(requestedBy).toMatchObject({ personId: 'ben', machineId: 'pipeline' });
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ben')))).toBe('self-approval');
    await removeMachine(world.deps, { machineId: 'pipeline' }, admin);
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ben')))).toBe('self-approval');
    expect(await refusalOf(requestedWindow(world, {}, as('pipeline')))).toBe('unmapped-principal');
    expect((await approveWindow(world.deps, { windowId }, as('ana'))).status).toBe('approved');
  });

  it('gives a repeat its first answer, and refuses another machine of this name', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await addMachine(world.deps, { ...pipeline, idempotency }, admin);
    const before = world.store.all();
    expect(await addMachine(world.deps, { ...pipeline, idempotency }, admin)).toEqual(first);
    expect(await refusalOf(addMachine(world.deps, pipeline, admin))).toBe('approver-exists');
    expect(world.store.all()).toEqual(before);
  });

  it('is refused without an owner and with a person’s principal; unknown ones cannot be removed', async () => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(addMachine(world.deps, { ...pipeline, ownerId: 'dan' }, admin))).toBe('unknown-approver');
    const principals = [as('ana').principal];
    expect(await refusalOf(addMachine(world.deps, { ...pipeline, principals }, admin))).toBe('approver-exists');
    expect(await refusalOf(removeMachine(world.deps, pipeline, admin))).toBe('unknown-machine');
    expect(world.store.all()).toEqual(before);
  });

  it('gets another owner, and neither the one before nor the one now can vote on what it asked for', async () => {
    const world = await createWorld();
    await addMachine(world.deps, pipeline, admin);
    const { windowId } = await requestedWindow(world, {}, as('pipeline'));
    const after = { ...pipeline, ownerId: 'rita' };
    expect(await changeMachine(world.deps, { ...after, reason: 'Ben has left' }, admin)).toEqual(after);
    const { items } = await listAudit(world.deps, 'ORG', { limit: 100 });
    expect(items.at(-1)).toMatchObject({
      action: 'change-machine',
      move: 'machine.changed',
      subject: 'pipeline',
      before: { ownerId: 'ben' },
      after: { ownerId: 'rita' },
      reason: 'Ben has left',
    });
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ben')))).toBe('self-approval');
    const later = await requestedWindow(world, {}, as('pipeline'));
    expect(later.requestedBy).toMatchObject({ personId: 'rita', machineId: 'pipeline' });
    expect((await approveWindow(world.deps, { windowId }, as('ana'))).status).toBe('approved');
  });

  it('changed to what it is, or twice, is changed once', async () => {
    const world = await createWorld();
    await addMachine(world.deps, pipeline, admin);
    await changeMachine(world.deps, { machineId: 'pipeline', ownerId: 'ana' }, admin);
    const before = world.store.all();
    const again = await changeMachine(world.deps, { machineId: 'pipeline', ownerId: 'ana' }, admin);
    expect([again.ownerId, world.store.all()]).toEqual(['ana', before]);
  });

  it('requests with its new principals only', async () => {
    const world = await createWorld();
    await addMachine(world.deps, pipeline, admin);
    await changeMachine(world.deps, { machineId: 'pipeline', principals: [as('deploy').principal] }, admin);
    expect(await refusalOf(requestedWindow(world, {}, as('pipeline')))).toBe('unmapped-principal');
    expect((await requestedWindow(world, {}, as('deploy'))).requestedBy).toMatchObject({ machineId: 'pipeline' });
  });

  it('takes no principal that no caller can be, neither new nor later', async () => {
    const world = await createWorld();
    expect(await refusalOf(addMachine(world.deps, { ...pipeline, principals: ['foo'] }, admin))).toBe('malformed');
    await addMachine(world.deps, pipeline, admin);
    const before = world.store.all();
    const principals = [...pipeline.principals, 'foo'];
    expect(await refusalOf(changeMachine(world.deps, { machineId: 'pipeline', principals }, admin))).toBe('malformed');
    expect(world.store.all()).toEqual(before);
  });

  it('keeps its owner in the directory', async () => {
    const world = await createWorld();
    await addMachine(world.deps, pipeline, admin);
    expect(await refusalOf(removePerson(world.deps, { personId: 'ben' }, admin))).toBe('approver-in-use');
    await removeMachine(world.deps, pipeline, admin);
    expect(await removePerson(world.deps, { personId: 'ben' }, admin)).toMatchObject({ personId: 'ben' });
  });

  it('does not turn somebody whom an open question needs into one who asked it', async () => {
    const world = await createWorld({ approvers: { people: ['ben'], groups: [] } });
    const wish = { siteId: 'demo', mode: 'full', reason: 'fire', durationMinutes: 30 } as const;
    const { windowId } = await startEmergency(world.deps, wish, as('pipeline'));
    expect(await refusedBy(addMachine(world.deps, pipeline, admin))).toMatchObject({
      code: 'approver-in-use',
      details: { windowIds: [windowId] },
    });
    expect(await addMachine(world.deps, { ...pipeline, ownerId: 'rita' }, admin)).toMatchObject({ ownerId: 'rita' });
    expect(await refusalOf(changeMachine(world.deps, pipeline, admin))).toBe('approver-in-use');
  });
});
