import type { ScheduleInspection } from '../../aws/boundary-schedules';
import type { EpochSeconds } from '../../domain/actor';
import type { Directory } from '../../domain/directory/directory';
import type { Window } from '../../domain/window/window';
import { groupsOf } from '../../platform/groups-of';
import { liveWindows } from '../../queries/window/live-windows';
import type { ReactionDeps } from '../deps';
import { approvalRepair } from './approval-repair';
import { boundaryRepair, schedulesOf } from './boundary-repairs';
import type { Repair } from './repair';
import type { Run } from './run';

export interface SeenWindows {
  readonly repairs: readonly Repair[];
  /** Ids of windows with an open amendment. */
  readonly open: readonly string[];
  /** How many are approved or active. */
  readonly live: number;
  /** Where the walk stopped for want of time. */
  readonly stoppedAt?: EpochSeconds;
}

export interface WindowDeps extends ReactionDeps {
  readonly schedules: ScheduleInspection;
}

const windowsPerBatch = 100;

/**
 * Every approved and active window, once, as the index shows it. The index lags, so what seems to need a repair is read
 * again before anything is done about it.
 *
 * @param from where the last run stopped
 * @param directory `undefined` if it could not be read: then approvals are not checked
 */
export async function lookAtWindows(
  deps: WindowDeps,
  run: Run,
  directory: Directory | undefined,
  from: EpochSeconds,
): Promise<SeenWindows> {
  const walk = new Walk(directory, from);
  for await (const windows of liveWindows(deps, from)) {
    for (const window of windows) walk.pass(window, deps.clock());
    if (!run.mayLook()) break;
  }
  return {
    ...walk.seen(),
    ...(!run.mayLook() && { stoppedAt: walk.reached }),
    repairs: await repairsOf(deps, run, walk),
  };
}

/** The schedules are listed after the windows, so that those of a window that the walk saw are among them. */
async function repairsOf(deps: WindowDeps, run: Run, walk: Walk): Promise<Repair[]> {
  const schedules = walk.scheduled.size > 0 ? await run.guarded({}, () => deps.schedules.names()) : new Set<string>();
  const suspects = [...walk.suspects, ...(schedules ? unscheduled(walk, schedules) : [])];
  const repairs: Repair[] = [];
  for (const windowIds of groupsOf([...new Set(suspects)], windowsPerBatch)) {
    const found = await deps.store.load(windowIds.map((windowId) => ({ kind: 'window', windowId })));
    const windows = windowIds.flatMap((windowId) => found.window(windowId) ?? []);
    repairs.push(...windows.flatMap((window) => repairOf(window, walk.directory, schedules, deps.clock()) ?? []));
  }
  return repairs;
}

const unscheduled = ({ scheduled }: Walk, schedules: ReadonlySet<string>): string[] =>
  [...scheduled].flatMap(([windowId, names]) => (names.every((name) => schedules.has(name)) ? [] : [windowId]));

function repairOf(
  window: Window,
  directory: Directory | undefined,
  schedules: ReadonlySet<string> | undefined,
  now: EpochSeconds,
): Repair | undefined {
  return (directory && approvalRepair(window, directory, now)) ?? boundaryRepair(window, schedules, now);
}

/** What is kept of the windows that were passed: of ten thousand, little more than their ids. */
class Walk {
  readonly suspects = new Set<string>();
  /** Names of the schedules that each window must have. */
  readonly scheduled = new Map<string, readonly string[]>();
  private readonly open = new Set<string>();
  private readonly live = new Set<string>();

  /** @param reached start of the last window passed */
  constructor(
    readonly directory: Directory | undefined,
    public reached: EpochSeconds,
  ) {}

  pass(window: Window, now: EpochSeconds): void {
    const { windowId, plan, amendment } = window;
    this.reached = plan.startsAt;
    this.live.add(windowId);
    if (amendment && !amendment.decided) this.open.add(windowId);
    if (repairOf(window, this.directory, undefined, now)) this.suspects.add(windowId);
    const schedules = schedulesOf(window, now);
    if (schedules.length > 0) this.scheduled.set(windowId, schedules);
  }

  seen() {
    return { open: [...this.open], live: this.live.size };
  }
}
