import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { confirmPerson } from '../../../lambdas/commands/directory/confirm-person';
import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { verifyAudit } from '../../../lambdas/queries/audit/audit';
import { getDirectory } from '../../../lambdas/queries/directory/get-directory';
import { admin, as, createWorld, refusalOf, refusedBy, requestedWindow, T0 } from '../fixtures';
import { approveWindow } from '../signed-votes';

const dan = { personId: 'dan', name: 'Dan', email: 'dan@example.com', principals: [] };

describe('addApprover and confirmApprover', () => {
  it('add a person who counts only when confirmed, and tell the organisation chain', async () => {
    const world = await createWorld();
    const { entries } = await verifyAudit(world.deps, 'ORG');
    const { version } = await getDirectory(world.deps);
    expect((await addPerson(world.deps, dan, admin)).person).toEqual({
      ...dan,
      approver: true,
      groups: [],
      confirmed: false,
      addedAt: T0,
      approverSince: T0,
      approverVersion: version + 1,
    });
    expect(await confirmPerson(world.deps, { personId: 'dan' }, admin)).toMatchObject({ confirmed: true });
    expect(await verifyAudit(world.deps, 'ORG')).toMatchObject({ valid: true, entries: entries + 2 });
  });

  it('refuse a principal that no caller can be', async () => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(addPerson(world.deps, { ...dan, principals: ['foo'] }, admin))).toBe('malformed');
    expect(world.store.all()).toEqual(before);
  });

  it('refuse the one id that every object already has a member for', async () => {
    const world = await createWorld();
    const before = world.store.all();
    expect(await refusalOf(addPerson(world.deps, { ...dan, personId: 'constructor' }, admin))).toBe('malformed');
    expect(world.store.all()).toEqual(before);
  });

  it('give a repeat its first answer', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const first = await addPerson(world.deps, { ...dan, idempotency }, admin);
    expect(first.repeated).toBe(false);
    await confirmPerson(world.deps, { personId: 'dan' }, admin);
    expect(await addPerson(world.deps, { ...dan, idempotency }, admin)).toEqual({ ...first, repeated: true });
    expect(await refusalOf(addPerson(world.deps, dan, admin))).toBe('approver-exists');
  });

  it('refuse a key that was used for another kind of answer', async () => {
    const world = await createWorld();
    const idempotency = { key: 'k', fingerprint: 'f' };
    await requestedWindow(world, { idempotency });
    expect(await refusalOf(addPerson(world.deps, { ...dan, idempotency }, as('rita')))).toBe('idempotency-key-reused');
  });

  it('do not confirm whoever took the id while another mailbox answered', async () => {
    const world = await createWorld();
    await addPerson(world.deps, dan, admin);
    const answered = { personId: 'dan', email: 'typo@example.com' };
    expect(await refusalOf(confirmPerson(world.deps, answered, admin))).toBe('not-confirmed');
    expect(await confirmPerson(world.deps, { ...answered, email: dan.email }, admin)).toMatchObject(dan);
  });

  it('change nothing when confirmed twice, and refuse strangers', async () => {
    const world = await createWorld();
    const before = world.store.all();
    const idempotency = { key: 'k', fingerprint: 'f' };
    expect(await confirmPerson(world.deps, { personId: 'ana', idempotency }, admin)).toMatchObject({
      personId: 'ana',
    });
    expect(world.store.all().filter(({ kind }) => kind !== 'idempotency')).toEqual(before);
    expect(await refusalOf(confirmPerson(world.deps, { personId: 'dan' }, admin))).toBe('unknown-approver');
  });
});

describe('removeApprover', () => {
  it('removes a person; the vote given no longer counts', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await requestedWindow(world);
    await approveWindow(world.deps, { windowId }, as('ben'));
    expect(await removePerson(world.deps, { personId: 'ben' }, admin)).toMatchObject({ personId: 'ben' });
    expect((await getDirectory(world.deps)).people.map(({ personId }) => personId)).toEqual(['ana', 'cy', 'rita']);
    expect((await approveWindow(world.deps, { windowId }, as('cy'))).status).toBe('requested');
  });

  it('refuses while an open request could not be approved without the person', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    const { windowId } = await requestedWindow(world);
    expect(await refusedBy(removePerson(world.deps, { personId: 'ben' }, admin))).toMatchObject({
      code: 'approver-in-use',
      details: { windowIds: [windowId] },
    });
    await cancelWindow(world.deps, { windowId }, as('rita'));
    expect((await removePerson(world.deps, { personId: 'ben' }, admin)).personId).toBe('ben');
  });

  it('refuses while the person answers for a machine', async () => {
    const world = await createWorld();
    expect(await refusedBy(removePerson(world.deps, { personId: 'ana' }, admin))).toMatchObject({
      code: 'approver-in-use',
      details: { machines: ['robot'] },
    });
  });

  it('lets go of who is needed by nobody, and refuses strangers', async () => {
    const world = await createWorld({ approvalsRequired: 3 });
    await requestedWindow(world);
    expect((await removePerson(world.deps, { personId: 'rita' }, admin)).personId).toBe('rita');
    expect(await refusalOf(removePerson(world.deps, { personId: 'rita' }, admin))).toBe('unknown-approver');
  });
});
