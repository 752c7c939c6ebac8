import { proposeTemplate } from '../../../lambdas/commands/proposal/propose-template';
import { updateSite } from '../../../lambdas/commands/site/update-site';
import { startEmergency } from '../../../lambdas/commands/window/start-emergency';
import type { Person } from '../../../lambdas/domain/directory/directory';
import type { Proposal } from '../../../lambdas/domain/proposal/proposal';
import { defaultPolicy } from '../../../lambdas/domain/site/site-rules';
import { amend, edit } from '../../../lambdas/domain/window/replan';
import type { Plan, Window } from '../../../lambdas/domain/window/window';
import { approvedWindow, as, demo, hour, requestedWindow, T0, type World } from '../../commands/fixtures';

export const policy = { ...defaultPolicy, leadTimeSeconds: 0 };
const editor = { principal: 'arn:aws:iam::111122223333:user/rita', personId: 'rita' };

export async function put(world: World, window: Window): Promise<Window> {
  await world.store.commit({ put: [{ kind: 'window', value: window }] });
  return window;
}

/** Other people, or the same ones changed; `undefined` takes somebody out. */
export async function changeDirectory({ store }: World, change: (person: Person) => Person | undefined): Promise<void> {
  const directory = (await store.load([{ kind: 'directory' }])).directory();
  const people = directory.people.flatMap((person) => change(person) ?? []);
  await store.commit({ put: [{ kind: 'directory', value: { ...directory, people, version: directory.version + 1 } }] });
}

/** A requested window whose plan was changed after it was asked about. */
export async function editedWindow(world: World, changes: Partial<Plan> = {}): Promise<Window> {
  const window = await requestedWindow(world);
  const plan = { ...window.plan, endsAt: T0 + 3 * hour, ...changes };
  return put(world, edit(window, { plan, editor, policy, at: world.now, directoryVersion: 1000 }));
}

/** A window that began, and another plan for it that ends an hour later and waits for votes. */
export async function amendedWindow(world: World, rules: Partial<typeof policy> = {}): Promise<Window> {
  const approved = await approvedWindow(world);
  world.now = approved.plan.startsAt;
  const active = { ...approved, status: 'active', activatedAt: world.now, version: approved.version + 1 } as const;
  await put(world, active);
  const plan = { ...active.plan, endsAt: active.plan.endsAt + hour };
  const change = { plan, editor, policy: { ...policy, ...rules }, at: world.now, directoryVersion: 1000 };
  return put(world, amend(active, 'the copy is slow', change));
}

/** What a flow is started for, of an open amendment. */
export function amendmentOf({ windowId, amendment }: Window) {
  if (!amendment) throw new Error('no amendment is open');
  return { windowId, planVersion: amendment.planVersion };
}

export const emergencyWindow = (world: World, who = as('rita')): Promise<Window> =>
  startEmergency(world.deps, { siteId: 'demo', mode: 'full', reason: 'disk full', durationMinutes: 30 }, who);

/** Two approvals instead of one, and other reminders. */
export async function policyProposalSubject(world: World): Promise<Proposal> {
  const changed = { leadTimeSeconds: 0, approvalsRequired: 2, remindBeforeSeconds: [7200, 600] };
  const request = { ...demo(changed), reason: 'an audit asked for it' };
  const { proposal } = await updateSite(world.deps, request, as('rita'));
  if (!proposal) throw new Error('the policy was changed without asking');
  return proposal;
}

export const templateProposalSubject = (world: World): Promise<Proposal> =>
  proposeTemplate(
    world.deps,
    {
      siteId: 'demo',
      name: 'weekly patching',
      mode: 'read-only',
      paths: ['/shop'],
      maximumDurationSeconds: 5400,
      hours: { from: '22:00', to: '04:00', days: [6, 7], timeZone: 'Europe/Berlin' },
      uses: 12,
      expiresAt: T0 + 60 * 86_400,
      reason: 'every week the same',
    },
    as('rita'),
  );
