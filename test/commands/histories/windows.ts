import type { WindowRequest } from '../../../lambdas/commands/steps/plan-of';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import type { Window } from '../../../lambdas/domain/window/window';
import { exportAudit } from '../../../lambdas/queries/audit/audit';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { approvedWindow, hour, T0, type World } from '../fixtures';
import { getSite } from '../get-site';

/** The hour of `wish`. */
export const [starts, ends] = [T0 + hour, T0 + 2 * hour];

/** An approved window ten minutes after its recorded start. */
export async function activeWindow(world: World, changes: Partial<WindowRequest> = {}): Promise<Window> {
  const { windowId, revision } = await approvedWindow(world, changes);
  world.now = starts;
  const { window } = await flipWindow(world.deps, { windowId, revision, boundary: 'start' });
  if (window?.status !== 'active') throw new Error('The window did not start');
  world.now = starts + 600;
  return window;
}

/** What the edge is to enforce. */
export const intervals = async (world: World) => (await edgeSite(world.deps, 'demo')).site.intervals;

export const headOf = async ({ store }: World) => (await store.load([{ kind: 'head', chain: 'demo' }])).head('demo');

export async function lastEntry({ deps }: World, chain = 'demo'): Promise<AuditEntry | undefined> {
  return (await exportAudit(deps, chain)).entries.at(-1);
}

/** The site with other settings, as if somebody had put them. */
export async function createOtherSite(world: World, changes: object): Promise<void> {
  const site = await getSite(world.deps, 'demo');
  const value = { ...site, ...changes, version: site.version + 1 };
  await world.store.commit({ put: [{ kind: 'site', value }] });
}
