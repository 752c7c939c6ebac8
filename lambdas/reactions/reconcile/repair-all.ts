import type { EpochSeconds } from '../../domain/actor';
import type { Repair } from './repair';
import type { Run } from './run';
import { atOnce, placeOf, type Urgency, urgencies, urgencyOf } from './urgency';

/** Where a run stopped for want of time, per kind of work; and the kinds that had no turn, which are the next run's first. */
export type Resume = Readonly<Partial<Record<Urgency | 'first', string>>>;

/**
 * Carries out repairs, the most urgent first, several at once, until the run's time is over. Each kind of work takes at
 * most half of the time that is left, and what time remains at the end. A kind that nevertheless had no turn comes first in the
 * next run. One that was not finished goes on there where it stopped. So neither repairs that fail slowly nor those that fail
 * every time keep any other from being tried.
 */
export async function repairAll(
  run: Run,
  clock: () => EpochSeconds,
  found: readonly Repair[],
  resume: Resume,
): Promise<{ readonly left: number; readonly resume: Resume }> {
  const queues = inTurn(resume).map((urgency) => new Queue(urgency, found, resume[urgency]));
  for (const queue of queues) {
    const now = clock();
    await queue.work(run, clock, now + Math.ceil((run.until - now) / 2));
  }
  for (const queue of queues) await queue.work(run, clock, run.until);
  const unfinished = queues.filter((queue) => queue.left > 0);
  const missed = unfinished.filter((queue) => !queue.hadTurn).map(({ urgency }) => urgency);
  return {
    left: unfinished.reduce((sum, { left }) => sum + left, 0),
    resume: {
      ...Object.fromEntries(unfinished.map(({ urgency, place }) => [urgency, place])),
      ...(missed.length > 0 && { first: missed.join(' ') }),
    },
  };
}

function inTurn({ first = '' }: Resume): readonly Urgency[] {
  const missed = first.split(' ');
  return [...urgencies].sort((a, b) => Number(missed.includes(b)) - Number(missed.includes(a)));
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

  get hadTurn(): boolean {
    return this.next > 0;
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
