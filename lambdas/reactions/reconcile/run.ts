import type { EpochSeconds } from '../../domain/actor';
import { nameOf } from '../../platform/log';
import type { ReactionDeps } from '../deps';
import { carryOut, type Repair, type RepairDeps } from './repair';

/** What is not looked at by then is looked at first in the next run. */
const LONGEST_LOOK_SECONDS = 100;
/** The last repair of a run then still has more than a minute of the function's five. */
const LONGEST_RUN_SECONDS = 200;

/** One run: its time, and what it did. Whatever fails does not stop the rest. */
export class Run {
  repairs = 0;
  failures = 0;
  /** When the last repair may begin. */
  readonly until: EpochSeconds;
  private readonly lookUntil: EpochSeconds;

  constructor(private readonly deps: ReactionDeps & RepairDeps) {
    const begunAt = deps.clock();
    this.lookUntil = begunAt + LONGEST_LOOK_SECONDS;
    this.until = begunAt + LONGEST_RUN_SECONDS;
  }

  mayLook(): boolean {
    return this.deps.clock() <= this.lookUntil;
  }

  async repair(repair: Repair): Promise<void> {
    const { subjectId, siteId } = repair;
    this.repairs += 1;
    await this.guarded({ ...(subjectId && { subjectId }), ...(siteId && { siteId }) }, () =>
      carryOut(this.deps, repair),
    );
  }

  /** @returns `undefined` if it failed */
  async guarded<T>(
    subject: { readonly subjectId?: string; readonly siteId?: string },
    work: () => Promise<T> | T,
  ): Promise<T | undefined> {
    try {
      return await work();
    } catch (thrown) {
      this.failures += 1;
      this.deps.log('repair-failed', { ...subject, error: nameOf(thrown) });
      return undefined;
    }
  }
}
