import { addPerson } from '../../../lambdas/commands/directory/add-person';
import { changePerson } from '../../../lambdas/commands/directory/change-person';
import { confirmPerson } from '../../../lambdas/commands/directory/confirm-person';
import { removePerson } from '../../../lambdas/commands/directory/remove-person';
import { proposeTemplate } from '../../../lambdas/commands/proposal/propose-template';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import { admin, approvedWindow, as, createWorld, requestedWindow, T0, type World } from '../fixtures';
import { approveProposal, approveWindow, rejectWindow } from '../signed-votes';
import { activeWindow } from './windows';

/** Where histories begin, so that short ones get far. */
export const origins = [
  'nothing',
  'requests',
  'approved',
  'active',
  'amended',
  'emergency',
  'template',
  'borrowed',
  'succeeded',
] as const;
type Origin = (typeof origins)[number];

const lives: Readonly<Record<Origin, (world: World) => Promise<unknown>>> = {
  nothing: async () => undefined,
  requests: async (world) => {
    const { windowId } = await requestedWindow(world);
    await requestedWindow(world, { paths: ['/a'] }, as('ana'));
    return approveWindow(world.deps, { windowId }, as('ana'));
  },
  approved: (world) => approvedWindow(world),
  active: (world) => activeWindow(world),
  amended: async (world) => {
    const { windowId } = await activeWindow(world);
    return editWindow(world.deps, { windowId, endsAt: '2026-11-02T12:30:00Z' }, as('rita'));
  },
  emergency: (world) =>
    startEmergency(world.deps, { siteId: 'demo', mode: 'full', reason: 'breach', durationMinutes: 10 }, as('ana')),
  borrowed: async (world) => {
    await requestedWindow(world);
    for (const approverId of ['ana', 'ben']) {
      const principals = approverId === 'ana' ? ['ana', 'mallory'] : ['ben'];
      const email = approverId === 'ben' ? 'mallory@example.com' : undefined;
      await changePerson(
        world.deps,
        { personId: approverId, email, principals: principals.map((name) => as(name).principal) },
        admin,
      );
    }
    return confirmPerson(world.deps, { personId: 'ben' }, admin);
  },
  succeeded: async (world) => {
    const { windowId } = await requestedWindow(world);
    await rejectWindow(world.deps, { windowId }, as('ben'));
    await removePerson(world.deps, { personId: 'ben' }, admin);
    const { principal } = as('mallory');
    const ben = { personId: 'ben', name: 'ben', email: 'mallory@example.com', principals: [principal] };
    await addPerson(world.deps, ben, admin);
    return confirmPerson(world.deps, { personId: 'ben' }, admin);
  },
  template: async (world) => {
    const template = { siteId: 'demo', name: 'deploy', mode: 'full', maximumDurationSeconds: 1200, uses: 1 } as const;
    const asked = { ...template, expiresAt: T0 + 7200, reason: 'weekly' };
    const { proposalId } = await proposeTemplate(world.deps, asked, as('rita'));
    return approveProposal(world.deps, { proposalId }, as('ben'));
  },
};

/** A world at each origin. Two approvals where a vote should not decide at once, a majority here and there. */
export async function createOrigins(): Promise<Readonly<Record<Origin, World>>> {
  const policies = {
    requests: { approvalsRequired: 2 },
    amended: { veto: false },
    nothing: { veto: false },
    succeeded: { veto: false },
  };
  const born = origins.map(async (origin) => {
    const policy = { timeoutSeconds: 1200, overrunSeconds: 300, ...new Map(Object.entries(policies)).get(origin) };
    const world = await createWorld(policy);
    await lives[origin](world);
    return [origin, world] as const;
  });
  return Object.fromEntries(await Promise.all(born)) as Record<Origin, World>;
}
