import type { ApprovalFlow } from '../../aws/approval-flow';
import type { ScheduleInspection } from '../../aws/boundary-schedules';
import type { EdgeStore } from '../../aws/edge-store';
import type { Arming } from '../../commands/transaction/deps';
import { subjectIdOf } from '../../domain/voting/subject';
import { overdue } from '../../domain/window/break-glass';
import { nameOf } from '../../platform/log';
import { liveWindows } from '../../queries/window/live-windows';
import { noticeState } from '../approval/mail-notices';
import { noticesOf } from '../approval/notices';
import type { ReactionDeps } from '../deps';
import { approvalRepair } from './approval-repair';
import { boundaryRepair } from './boundary-repairs';
import { edgeRepair, sitesAtEdge } from './edge-repairs';
import { noticeRepair } from './notice-repair';
import { carryOut, type Repair, type RepairDeps } from './repair';
import { requestRepair } from './request-repairs';
import { requestStates } from './request-states';
import { askedSubjects, everySite, headsOf, idsIn } from './subjects';

export interface ReconcileDeps extends ReactionDeps, RepairDeps, Arming {
  readonly flow: Pick<ApprovalFlow, 'running'>;
  readonly schedules: ScheduleInspection;
  readonly edgeStore: Pick<EdgeStore, 'list'>;
}

/**
 * Maximum repairs per run and kind; the rest waits for a quarter of an hour, and so many at once need a person anyway.
 * Per kind, so that repairs that fail every time, such as mail to a deleted topic, do not displace those that can
 * succeed.
 */
const MOST_REPAIRS = 100;
/** The last repair of a run then still has more than a minute of the function's five. */
const LONGEST_RUN_SECONDS = 200;

/**
 * Finds work that streams, schedules and queues lost, and asks the function that owns it to do it. All of them can
 * safely be asked twice, so a run that overlaps another, or that saw an old state, is harmless. Repairs that visitors
 * notice come first, mails last.
 */
export async function reconcile(deps: ReconcileDeps): Promise<{ readonly repairs: number; readonly failures: number }> {
  const run = new Run(deps);
  const siteIds = (await run.guarded({}, async () => everySite(deps))) ?? [];
  await run.guarded({}, async () => sites(deps, run, siteIds));
  await run.guarded({}, async () => windows(deps, run));
  await run.guarded({}, async () => emergencies(deps, siteIds));
  await run.guarded({}, async () => requests(deps, run, siteIds));
  deps.log('reconciled', { count: run.repairs });
  return { repairs: run.repairs, failures: run.failures };
}

async function sites(deps: ReconcileDeps, run: Run, siteIds: readonly string[]): Promise<void> {
  const stored = await deps.edgeStore.list();
  for (const siteId of sitesAtEdge(siteIds, stored)) {
    await run.guarded({ siteId }, async () => run.repair(await edgeRepair(deps, siteId, stored)));
  }
}

async function windows(deps: ReconcileDeps, run: Run): Promise<void> {
  const directory = await directoryOf(deps);
  const schedules = await run.guarded({}, () => deps.schedules.names());
  for await (const window of liveWindows(deps)) {
    await run.guarded({ subjectId: window.windowId }, async () => {
      const now = deps.clock();
      await run.repair(approvalRepair(window, directory, now) ?? boundaryRepair(window, schedules, now));
    });
  }
}

/** Nothing can repair an unratified emergency: it is logged, every quarter of an hour, until somebody ratifies it. */
async function emergencies(deps: ReconcileDeps, siteIds: readonly string[]): Promise<void> {
  const now = deps.clock();
  for (const head of await headsOf(deps, siteIds)) {
    for (const { windowId, ratifyBy } of overdue(head, now)) {
      deps.log('emergency-unratified', { siteId: head.chain, windowId, seconds: now - ratifyBy });
    }
  }
}

async function requests(deps: ReconcileDeps, run: Run, siteIds: readonly string[]): Promise<void> {
  const running = await deps.flow.running();
  const directory = await directoryOf(deps);
  const named = idsIn(await headsOf(deps, siteIds), running);
  for await (const subject of askedSubjects(deps, siteIds, named)) {
    const subjectId = subjectIdOf(subject);
    await run.guarded({ subjectId }, async () => {
      for (const facts of await requestStates(deps, subject, running)) {
        await run.repair(requestRepair({ ...facts, directory, now: deps.clock() }));
      }
      if (noticesOf(subject).length === 0) return;
      const facts = await noticeState(deps, subjectId);
      await run.repair(facts && noticeRepair(facts, deps.clock()));
    });
  }
}

const directoryOf = async ({ store }: ReconcileDeps) => (await store.load([{ kind: 'directory' }])).directory();

/** Counts what was done; one failing item does not stop the others. */
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

  /** @returns `undefined` if the check failed */
  async guarded<T>(subject: { readonly subjectId?: string; readonly siteId?: string }, look: () => Promise<T>) {
    try {
      return await look();
    } catch (thrown) {
      this.failures += 1;
      this.deps.log('repair-failed', { ...subject, error: nameOf(thrown) });
      return undefined;
    }
  }
}
