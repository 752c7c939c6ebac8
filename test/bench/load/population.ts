import { createSite } from '../../../lambdas/commands/site/create-site';
import { markOutcomeMailed } from '../../../lambdas/commands/voting/mark-mailed';
import { approveWindow } from '../../../lambdas/commands/voting/vote';
import { flipWindow } from '../../../lambdas/commands/window/flip-window';
import { requestWindow } from '../../../lambdas/commands/window/request-window';
import type { EpochSeconds } from '../../../lambdas/domain/actor';
import type { Window } from '../../../lambdas/domain/window/window';
import { admin, ana, type Commands, forEach, type Product, requester } from './product';

/** How much there is. */
export interface Population {
  readonly sites: number;
  /** Windows of each site that are over. */
  readonly over: number;
  /** Windows of each site that are approved and ahead, over thirty days. */
  readonly ahead: number;
}

const HOUR = 3600;
const DAY = 86_400;
const CREATED_BEFORE = 400 * DAY;
const AT_ONCE = 16;

export const siteName = (index: number) => `site-${String(index).padStart(4, '0')}`;
export const hostnameOf = (index: number) => `${siteName(index)}.localhost`;

/** Writes it by the product's own commands, with a clock that goes through the past of each site. */
export async function populate(product: Product, { sites, over, ahead }: Population): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const indexes = Array.from({ length: sites }, (_, index) => index);
  await forEach(indexes, AT_ONCE, async (index) => {
    const siteId = siteName(index);
    const policy = { approvalsRequired: 1, leadTimeSeconds: 0 };
    const settings = { siteId, hostnames: [hostnameOf(index)], policy };
    await createSite(product.depsAt(now - CREATED_BEFORE), settings, admin);
    for (let past = over; past > 0; past--) await finishedWindow(product, siteId, now - past * 30 * DAY);
    for (let next = 0; next < ahead; next++) {
      // Evenly over a month, and at another second on each site.
      const startsAt = now + 6 * HOUR + Math.floor(((next + index / sites) * 30 * DAY) / ahead);
      await approvedWindow(product, siteId, startsAt, now);
    }
  });
  await product.save(indexes.map(siteName));
}

async function finishedWindow(product: Commands, siteId: string, startsAt: EpochSeconds): Promise<void> {
  const { windowId, revision } = await approvedWindow(product, siteId, startsAt, startsAt - DAY);
  await flipWindow(product.depsAt(startsAt), { windowId, revision, boundary: 'start' });
  await flipWindow(product.depsAt(startsAt + HOUR), { windowId, revision, boundary: 'end' });
}

/** A window of an hour, asked for and approved at `at`; everybody was mailed the outcome. */
export async function approvedWindow(
  product: Commands,
  siteId: string,
  startsAt: EpochSeconds,
  at: EpochSeconds,
): Promise<Window> {
  const deps = product.depsAt(at);
  const times = { startsAt: textOf(startsAt), endsAt: textOf(startsAt + HOUR) };
  const wanted = { siteId, mode: 'full', reason: 'Database upgrade', message: 'We are back soon.', ...times } as const;
  const { windowId } = await requestWindow(deps, wanted, requester);
  const approved = await approveWindow(deps, { windowId, planVersion: 1 }, ana);
  if (approved.status !== 'approved') throw new Error(`${windowId} is ${approved.status}`);
  await markOutcomeMailed(deps, { subjectId: windowId, planVersion: 1 });
  return approved;
}

const textOf = (at: EpochSeconds) => new Date(at * 1000).toISOString();
