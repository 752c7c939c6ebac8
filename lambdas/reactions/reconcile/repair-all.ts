import type { EpochSeconds } from '../../domain/actor';
import type { Repair } from './repair';
import type { Run } from './run';
import { atOnce, placeOf, type Urgency, urgencies, urgencyOf } from './urgency';

/** Where a run stopped for want of time, per kind of work. */
export type Resume = Readonly<Partial<Record<Urgency, string>>>;

/**
 * Carries out repairs, the most urgent first, several at once, until the run's time is over. Each kind of work takes at
 * most half of the time that is left, and what time remains at the end, so that repairs that fail slowly do not keep the
 * others from being tried. A kind that was not finished goes on in the next run where it stopped, so that repairs that fail
 * every time do not keep the rest of their kind from being tried either.
 */
export async function repairAll(
  run: Run,
  clock: () => EpochSeconds,
  found: readonly Repair[],
  resume: Resume,
): Promise<{ readonly left: number; readonly resume: Resume }> {
  const queues = urgencies.map((urgency) => new Queue(urgency, found, resume[urgency]));
  for (const queue of queues) {
    const now = clock();
    await queue.work(run, clock, now + Math.ceil((run.until - now) / 2));
  }
  for (const queue of queues) await queue.work(run, clock, run.until);
  const unfinished = queues.filter((queue) => queue.left > 0);
  return {
    left: unfinished.reduce((sum, { left }) => sum + left, 0),
    resume: Object.fromEntries(unfinished.map(({ urgency, place }) => [urgency, place])),
  };
}

class Queue {
  private readonly repairs: readonly Repair[];
  private next = 0;

  /** @param after where the last run stopped */
  constructor(
    readonly urgency: Urgency,
    found: readonly Repair[],
    private readonly after = '',
  ) {
    const inOrder = distinct(found.filter(({ finding }) => urgencyOf[finding] === urgency)).sort(byPlace);
    const first = inOrder.findIndex((repair) => placeOf(repair) > after);
    this.repairs = first > 0 ? [...inOrder.slice(first), ...inOrder.slice(0, first)] : inOrder;
  }

  get left(): number {
    return this.repairs.length - this.next;
  }

  /** Of the last repair that was begun. */
  get place(): string {
    const last = this.repairs[this.next - 1];
    return last ? placeOf(last) : this.after;
  }

  /** Begins nothing after `until`. */
  async work(run: Run, clock: () => EpochSeconds, until: EpochSeconds): Promise<void> {
    const oneByOne = async () => {
      while (clock() <= until) {
        const repair = this.repairs[this.next];
        if (!repair) return;
        this.next += 1;
        await run.repair(repair);
      }
    };
    await Promise.all(Array.from({ length: atOnce[this.urgency] }, oneByOne));
  }
}

const byPlace = (a: Repair, b: Repair): number => (placeOf(a) < placeOf(b) ? -1 : 1);

/** Two findings about one window may need the same call. */
function distinct(repairs: readonly Repair[]): Repair[] {
  return [...new Map(repairs.map((repair) => [`${repair.act} ${JSON.stringify(repair.payload)}`, repair])).values()];
}
