import type { Directory } from '../../domain/directory';
import type { Window } from '../../domain/window';
import { liveWindows } from '../../queries/live-windows';
import type { ApprovalFlow } from '../../services/approval-flow';
import { executionName } from '../../services/approval-flow';
import type { ScheduleInspection } from '../../services/boundary-schedules';
import type { EdgeStore } from '../../services/edge-store';
import { nameOf } from '../../services/log';
import type { FlowDeps } from '../deps';
import { boundaryRepair } from './boundary-repairs';
import { edgeRepair, sitesAtEdge } from './edge-repairs';
import { carryOut, type Repair, type RepairDeps } from './repair';
import { requestRepair } from './request-repairs';
import { decidedLately, everySite } from './subjects';

export interface ReconcileDeps extends FlowDeps, RepairDeps {
  readonly flow: Pick<ApprovalFlow, 'running'>;
  readonly schedules: ScheduleInspection;
  readonly edgeStore: Pick<EdgeStore, 'list'>;
}

/**
 * Repairs per run and act; the rest waits a quarter of an hour, and so many at once want a person anyway. Per act, because
 * what fails every time, like mail to a topic that is gone, must not use up the turn of what can be repaired.
 */
const MOST_REPAIRS = 100;
/** Leaves the last repair of a run more than a minute of the function's five. */
const LONGEST_RUN_SECONDS = 200;

/**
 * Finds what streams, schedules and queues lost, and asks the function that owns each act to do it. All of them accept
 * being asked once too often, so a run that overlaps another, or that saw an old state, does no harm. What visitors feel
 * comes first, and mails come last.
 */
export async function reconcile(deps: ReconcileDeps): Promise<{ readonly repairs: number; readonly failures: number }> {
  const run = new Run(deps);
  await run.guarded({}, async () => sites(deps, run));
  await run.guarded({}, async () => boundaries(deps, run));
  await run.guarded({}, async () => requests(deps, run));
  deps.log('reconciled', { count: run.repairs });
  return { repairs: run.repairs, failures: run.failures };
}

async function boundaries(deps: ReconcileDeps, run: Run): Promise<void> {
  for await (const window of liveWindows(deps)) {
    await run.guarded({ windowId: window.windowId }, async () =>
      run.repair(await boundaryRepair(deps.schedules, window, deps.clock())),
    );
  }
}

async function requests(deps: ReconcileDeps, run: Run): Promise<void> {
  const running = await deps.flow.running();
  const directory = (await deps.store.load([{ kind: 'directory' }])).directory();
  const look = (window: Window) =>
    run.guarded({ windowId: window.windowId }, async () =>
      run.repair(await requestRepairOf(deps, window, running, directory)),
    );
  for await (const window of liveWindows(deps)) await look(window);
  for await (const window of decidedLately(deps)) await look(window);
}

async function requestRepairOf(
  deps: ReconcileDeps,
  window: Window,
  runs: ReadonlySet<string>,
  directory: Directory,
): Promise<Repair | undefined> {
  const { windowId, planVersion } = window;
  const found = await deps.store.load([{ kind: 'approval-request', windowId, planVersion }]);
  const running = runs.has(executionName({ windowId, planVersion }));
  return requestRepair({
    window,
    request: found.request(windowId, planVersion),
    directory,
    running,
    now: deps.clock(),
  });
}

async function sites(deps: ReconcileDeps, run: Run): Promise<void> {
  const stored = await deps.edgeStore.list();
  for (const siteId of sitesAtEdge(await everySite(deps), stored)) {
    await run.guarded({ siteId }, async () => run.repair(await edgeRepair(deps, siteId, stored)));
  }
}

/** Counts what was done, and keeps one failing item from stopping the others. */
class Run {
  repairs = 0;
  failures = 0;

  private readonly until: number;
  private readonly done = new Map<Repair['act'], number>();

  constructor(private readonly deps: ReconcileDeps) {
    this.until = deps.clock() + LONGEST_RUN_SECONDS;
  }

  async repair(repair: Repair | undefined): Promise<void> {
    if (repair === undefined || this.deps.clock() > this.until) return;
    const done = this.done.get(repair.act) ?? 0;
    if (done >= MOST_REPAIRS) return;
    this.done.set(repair.act, done + 1);
    this.repairs += 1;
    await carryOut(this.deps, repair);
  }

  async guarded(subject: { readonly windowId?: string; readonly siteId?: string }, look: () => Promise<void>) {
    try {
      await look();
    } catch (thrown) {
      this.failures += 1;
      this.deps.log('repair-failed', { ...subject, error: nameOf(thrown) });
    }
  }
}
