import type { EdgeCapacityError } from './encode-capacity';
import type { SiteLoad, Weight } from './encode-load';

/** An interval, and when it is in the document: from `armedAt` until it is over, in UTC epoch seconds. */
export interface Armed {
  readonly armedAt: number;
  readonly endsAt: number;
  readonly weight: Weight;
}

export interface Peak {
  /** The most that the document takes at any time, in bytes of keys and values. */
  readonly bytes: number;
  /** The first thing that does not fit at some time. */
  readonly overflow?: EdgeCapacityError | undefined;
}

/**
 * The most that a document takes while intervals come and go. It only grows when an interval comes, so those instants are looked at.
 *
 * @param load with what is there all the time
 */
export function peakOf(load: SiteLoad, armed: readonly Armed[]): Peak {
  let there: readonly Armed[] = [];
  let { bytes, overflow } = load;
  for (const next of [...armed].sort((left, right) => left.armedAt - right.armedAt)) {
    for (const { endsAt, weight } of there) if (endsAt <= next.armedAt) load.remove(weight);
    there = [...there.filter(({ endsAt }) => endsAt > next.armedAt), next];
    load.add(next.weight);
    bytes = Math.max(bytes, load.bytes);
    overflow ??= load.overflow;
  }
  return { bytes, overflow };
}
