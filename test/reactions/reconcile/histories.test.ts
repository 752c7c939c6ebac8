import fc from 'fast-check';
import { siteChanges } from '../../../edge/document/changes';
import { cancelWindow } from '../../../lambdas/commands/window/cancel-window';
import { commentOnWindow } from '../../../lambdas/commands/window/comment-on-window';
import { editWindow } from '../../../lambdas/commands/window/edit-window';
import { endWindow } from '../../../lambdas/commands/window/end-window';
import { extendWindow } from '../../../lambdas/commands/window/extend-window';
import { instantText } from '../../../lambdas/domain/local-time';
import { Refusal } from '../../../lambdas/domain/refusal';
import { endOf } from '../../../lambdas/domain/window/window';
import { edgeSite } from '../../../lambdas/queries/site/edge-site';
import { schedulesOf } from '../../../lambdas/reactions/reconcile/boundary-repairs';
import { reconcile } from '../../../lambdas/reactions/reconcile/reconcile';
import type { Store } from '../../../lambdas/store/port';
import { approvedWindow, as, hour, requestedWindow } from '../../commands/fixtures';
import { approveWindow, ratifyWindow, rejectWindow } from '../../commands/signed-votes';
import { breakGlass } from '../../commands/window/emergency-fixtures';
import { aloneWorld } from './alone';

type Alone = Awaited<ReturnType<typeof aloneWorld>>;

const inAnHour = ({ now }: Alone['world']) => ({
  startsAt: instantText(now + hour),
  endsAt: instantText(now + 2 * hour),
  paths: [`/p${now}`],
});

/** What people do; each concerns the newest window or none. */
const deeds: Readonly<Record<string, (given: Alone, windowId: string) => Promise<unknown>>> = {
  request: ({ world }) => requestedWindow(world, inAnHour(world)),
  book: ({ world }) => approvedWindow(world, inAnHour(world)),
  approve: ({ world }, windowId) => approveWindow(world.deps, { windowId }, as('ana')),
  reject: ({ world }, windowId) => rejectWindow(world.deps, { windowId }, as('ben')),
  cancel: ({ world }, windowId) => cancelWindow(world.deps, { windowId }, as('cy')),
  comment: ({ world }, windowId) => commentOnWindow(world.deps, { windowId, text: 'why?' }, as('ana')),
  amend: ({ world }, windowId) =>
    editWindow(world.deps, { windowId, endsAt: instantText(world.now + 3 * hour) }, as('rita')),
  extend: ({ world }, windowId) =>
    extendWindow(world.deps, { windowId, endsAt: instantText(world.now + 2 * hour) }, as('rita')),
  end: ({ world }, windowId) => endWindow(world.deps, { windowId }, as('rita')),
  emergency: ({ world }) => breakGlass(world),
  ratify: ({ world }, windowId) => ratifyWindow(world.deps, { windowId }, as('ana')),
};

/** How reconcile may be called: once, twice at the same time, or with indexes that are an action behind. */
const runs: Readonly<Record<string, (given: Alone, behind: Alone['world']['store']) => Promise<unknown>>> = {
  run: ({ deps }) => reconcile(deps),
  twice: ({ deps }) => Promise.all([reconcile(deps), reconcile(deps)]),
  behind: ({ deps, world }, behind) => {
    const windows: Store['windows'] = (filter, page) => behind.windows(filter, page);
    const sites: Store['sites'] = (page) => behind.sites(page);
    return reconcile({ ...deps, store: Object.assign(Object.create(world.store), { windows, sites }) });
  },
};

const step = fc.oneof(
  // Of all that people do, most windows are approved and left alone.
  fc.constantFrom('book', 'book', 'book', ...Object.keys(deeds), ...Object.keys(runs)),
  fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * 60),
);

async function played(steps: readonly (string | number)[]): Promise<Alone> {
  const given = await aloneWorld();
  const { world } = given;
  let behind = world.store.fork();
  let newest = '';
  for (const one of steps) {
    const before = world.store.fork();
    if (typeof one === 'number') world.now += one;
    else if (one in runs) await runs[one]?.(given, behind).then(given.execute);
    else {
      const made = await refusable(() => deeds[one]?.(given, newest) ?? Promise.resolve());
      if (made) newest = made;
    }
    behind = before;
  }
  return given;
}

/** @returns the window that it made or changed */
async function refusable(deed: () => Promise<unknown>): Promise<string | undefined> {
  try {
    const made = await deed();
    return typeof made === 'object' && made !== null && 'windowId' in made ? String(made.windowId) : undefined;
  } catch (thrown) {
    if (thrown instanceof Refusal) return undefined;
    throw thrown;
  }
}

/** Runs until nothing is found and nobody has to be told anything. */
async function inOrder({ world, deps, execute, findings }: Alone): Promise<void> {
  for (let run = 0; run < 20; run++) {
    world.now += 301;
    const { repairs, failures } = await reconcile(deps);
    expect(failures).toBe(0);
    await execute();
    if (repairs === 0 && (await world.store.mailsDue()).length === 0) return;
  }
  throw new Error(`It still finds ${findings().slice(-5).join()}`);
}

/** Nothing that is due is missing, and nothing was recorded twice. */
async function assertInOrder(given: Alone): Promise<void> {
  const { world, edgeStore, schedules } = given;
  const windows = world.store.all().flatMap((record) => (record.kind === 'window' ? record.value : []));
  const late = windows.filter(
    (window) =>
      (window.status === 'approved' && window.plan.startsAt <= world.now - 120) ||
      (window.status === 'active' && endOf(window) <= world.now - 120),
  );
  expect(late).toEqual([]);
  const live = windows.filter(({ status }) => status === 'approved' || status === 'active');
  expect(live.flatMap((window) => schedulesOf(window, world.now)).filter((name) => !schedules.armed.has(name))).toEqual(
    [],
  );
  // A window that ended within the last two minutes is in the store until its end is recorded, and enforces nothing.
  const ending = Math.min(world.now, ...live.map(endOf).filter((end) => end > world.now - 120)) - 1;
  const { site } = await edgeSite(world.deps, 'demo', ending);
  expect(siteChanges(site, ending, await edgeStore.list())).toEqual({ puts: [], deletes: [] });
  const { entries } = await world.store.auditEntries('demo', 0, 1000);
  const flips = entries.filter(({ action }) => action === 'flip-start' || action === 'flip-end');
  expect(new Set(flips.map(({ subject, action }) => `${subject} ${action}`)).size).toBe(flips.length);
}

describe('reconcile, with every delivery lost, whatever people do and however it is called,', () => {
  it('has everything recorded, published, scheduled and told, each once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const given = await played(steps);
        for (let later = 0; later < 4; later++) {
          await inOrder(given);
          await assertInOrder(given);
          given.world.now += hour / 2;
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
