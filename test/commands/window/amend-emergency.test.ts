import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { outcomeOn } from '../../../lambdas/domain/voting/subject';
import { approvedWindow, as, createWorld, hour, refusalOf, refusedBy, T0, type World } from '../fixtures';
import { headOf, intervals } from '../histories/windows';
import { approveWindow, ratifyWindow } from '../signed-votes';

const amend = (world: World, windowId: string, changes: object) =>
  editWindow(world.deps, { windowId, ...changes }, as('rita'));

describe('an emergency', () => {
  const given = async () => {
    const world = await createWorld();
    const request = { siteId: 'demo', mode: 'full', reason: 'breach', durationMinutes: 60 } as const;
    const { windowId } = await startEmergency(world.deps, request, as('ana'));
    return { world, windowId };
  };
  const longer = { endsAt: '2026-11-02T12:00:00Z' };

  it('is amended once it is ratified, by the rules of every window', async () => {
    const { world, windowId } = await given();
    expect(await refusedBy(amend(world, windowId, longer))).toMatchObject({
      code: 'illegal-move',
      details: { advice: 'ratify' },
    });
    await ratifyWindow(world.deps, { windowId }, as('ben'));
    await amend(world, windowId, longer);
    expect(await refusalOf(approveWindow(world.deps, { windowId }, as('ana')))).toBe('self-approval');
    const after = await approveWindow(world.deps, { windowId }, as('cy'));
    expect(after).toMatchObject({ planVersion: 2, plan: { endsAt: T0 + 2 * hour }, emergency: { ratifiedBy: 'ben' } });
    expect(outcomeOn({ kind: 'window', window: after }, 2)).toBe('approved');
    expect((await headOf(world)).unratified).toEqual([]);
  });

  it('may overlap others when it is amended, as it may when it starts', async () => {
    const { world, windowId } = await given();
    await approvedWindow(world);
    await ratifyWindow(world.deps, { windowId }, as('ben'));
    await amend(world, windowId, longer);
    expect((await approveWindow(world.deps, { windowId }, as('cy'))).planVersion).toBe(2);
    expect(await intervals(world)).toHaveLength(2);
  });
});
