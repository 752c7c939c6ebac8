import { changePerson } from '../../../lambdas/commands/directory/change-person';
import { createSite } from '../../../lambdas/commands/site/create-site';
import { expireQuestion } from '../../../lambdas/commands/voting/expire-question';
import { listAudit } from '../../../lambdas/queries/audit/audit';
import { siteStatus } from '../../../lambdas/queries/site/site-status';
import { getWindow } from '../../../lambdas/queries/window/get-window';
import {
  admin,
  as,
  createWorld,
  demo,
  hour,
  refOf,
  refusalOf,
  refusedBy,
  requestedWindow,
  T0,
  type World,
} from '../fixtures';
import { policyProposal } from '../proposal/proposal-fixtures';
import { approveProposal, approveWindow, ratifyWindow, rejectWindow } from '../signed-votes';
import { breakGlass, operator } from './emergency-fixtures';

const day = 24 * hour;

const lapse = (world: World, windowId: string) => {
  world.now += day;
  return expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
};

describe('ratification', () => {
  it('takes one approver who is not the activator, and is final', async () => {
    const world = await createWorld({ approvalsRequired: 2 });
    const { windowId } = await breakGlass(world, {}, as('ana'));
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('ana')))).toBe('self-approval');
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('robot')))).toBe('not-an-approver');
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, operator))).toBe('unmapped-principal');
    const window = await ratifyWindow(world.deps, { windowId }, as('ben'));
    expect(window.emergency).toMatchObject({ ratifiedAt: T0, ratifiedBy: 'ben' });
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('cy')))).toBe('already-voted');
    expect((await siteStatus(world.deps, 'demo')).breakGlass.unratified).toEqual([]);
  });

  it('is closed to whoever gets the activator’s principal later', async () => {
    const world = await createWorld();
    const { windowId } = await breakGlass(world);
    const directory = (await world.store.load([{ kind: 'directory' }])).directory();
    const people = directory.people.map((person) =>
      person.personId === 'ben' ? { ...person, principals: [...person.principals, operator.principal] } : person,
    );
    await world.store.commit({
      put: [{ kind: 'directory', value: { ...directory, people, version: directory.version + 1 } }],
    });
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('ben')))).toBe('self-approval');
  });

  it('is not an approval', async () => {
    const world = await createWorld();
    const { windowId } = await breakGlass(world);
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('illegal-move');
    const { windowId: plain } = await requestedWindow(world);
    expect(await refusalOf(ratifyWindow(world.deps, { windowId: plain }, as('ana')))).toBe('illegal-move');
  });
});

describe('break-glass', () => {
  it('is suspended at once when an approver refuses to ratify, until another one ratifies', async () => {
    const world = await createWorld({ veto: false });
    const { windowId } = await breakGlass(world);
    const refused = await rejectWindow(world.deps, { windowId, reason: 'not broken' }, as('ana'));
    expect(refused).toMatchObject({ status: 'active', emergency: { lapsedAt: T0 } });
    const refusal = await refusedBy(breakGlass(world));
    expect(refusal).toMatchObject({
      code: 'break-glass-suspended',
      details: { windowIds: [windowId], advice: 'ratify' },
    });
    expect(refusal.message).toContain(windowId);
    expect((await siteStatus(world.deps, 'demo')).breakGlass.suspended).toBe(true);
    await ratifyWindow(world.deps, { windowId }, as('ben'));
    expect((await siteStatus(world.deps, 'demo')).breakGlass).toMatchObject({ suspended: false, unratified: [] });
    expect(await breakGlass(world)).toMatchObject({ status: 'active' });
  });

  it('is suspended by the one that was refused, not by one that still waits', async () => {
    const world = await createWorld();
    const waiting = await breakGlass(world);
    const refused = await breakGlass(world, { paths: ['/shop'] });
    await rejectWindow(world.deps, { windowId: refused.windowId }, as('ana'));
    expect((await refusedBy(breakGlass(world))).details.windowIds).toEqual([refused.windowId]);
    expect((await siteStatus(world.deps, 'demo')).breakGlass.unratified).toEqual([
      { windowId: waiting.windowId, ratifyBy: T0 + day },
      { windowId: refused.windowId, ratifyBy: T0 },
    ]);
  });

  it('is suspended from the deadline on, whether or not anything recorded it', async () => {
    const world = await createWorld();
    const { windowId } = await breakGlass(world);
    world.now += day - 1;
    await breakGlass(world);
    world.now += 1;
    expect(await refusalOf(breakGlass(world))).toBe('break-glass-suspended');
    await expireQuestion(world.deps, refOf({ windowId, planVersion: 1 }));
    expect((await getWindow(world.deps, windowId)).emergency).toMatchObject({ lapsedAt: T0 + day });
    expect(await refusalOf(breakGlass(world))).toBe('break-glass-suspended');
    await ratifyWindow(world.deps, { windowId }, as('ana'));
    expect(await breakGlass(world)).toMatchObject({ status: 'active' });
  });

  it('lapses once, however often its deadline is delivered, and the lapse is one audit entry', async () => {
    const world = await createWorld();
    const { windowId } = await breakGlass(world);
    await expireQuestion(world.deps, { subjectId: windowId, planVersion: 1 });
    await lapse(world, windowId);
    const once = world.store.all();
    await lapse(world, windowId);
    expect(world.store.all()).toEqual(once);
    const actions = (await listAudit(world.deps, 'demo', { limit: 9 })).items.map(({ action }) => action);
    expect(actions).toEqual(['create-site', 'emergency', 'lapse']);
  });

  it('comes back by a policy that lets newcomers ratify, when nobody of that time is left', async () => {
    const world = await createWorld();
    const { windowId } = await breakGlass(world);
    await lapse(world, windowId);
    for (const approverId of ['ana', 'ben', 'cy']) {
      await changePerson(world.deps, { personId: approverId, disabled: true }, admin);
    }
    for (const approverId of ['ben', 'cy']) {
      await changePerson(world.deps, { personId: approverId, disabled: false }, admin);
    }
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('ben')))).toBe('late-approver');
    const { proposalId } = await policyProposal(world, { lateApprovers: true });
    await approveProposal(world.deps, { proposalId }, as('cy'));
    await ratifyWindow(world.deps, { windowId }, as('ben'));
    expect(await breakGlass(world)).toMatchObject({ status: 'active' });
  });

  it('leaves an emergency in time to the rules it was asked under', async () => {
    const world = await createWorld({ lateApprovers: true });
    const { windowId } = await breakGlass(world, {}, as('ana'));
    const { proposalId } = await policyProposal(world, { selfApproval: true });
    await approveProposal(world.deps, { proposalId }, as('ben'));
    expect(await refusalOf(ratifyWindow(world.deps, { windowId }, as('ana')))).toBe('self-approval');
  });

  it('waits for a ratification once five emergencies are unratified', async () => {
    const world = await createWorld();
    for (let n = 0; n < 5; n++) await breakGlass(world, { paths: [`/${n}`] });
    expect(await refusalOf(breakGlass(world))).toBe('too-many-requests');
  });

  it('is suspended on the site it happened on only', async () => {
    const world = await createWorld();
    await createSite(world.deps, { ...demo(), siteId: 'shop', hostnames: ['shop.example'] }, admin);
    const { windowId } = await breakGlass(world);
    await lapse(world, windowId);
    expect(await breakGlass(world, { siteId: 'shop' })).toMatchObject({ status: 'active' });
  });
});
