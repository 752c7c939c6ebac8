import { type BusEvent, type EventBus, entriesPerCall } from '../../aws/event-bus';
import type { Pause } from '../deps';

/** An event of a chain, and the position in the stream that it came from. */
export interface Positioned {
  readonly event: BusEvent;
  readonly chain: string;
  readonly position: string;
}

/** Calls for one event before the stream is asked to deliver it again. */
const attempts = 3;
const firstPauseMs = 100;

/** What is still to be sent of a chain, and how often the bus refused the first of it. */
interface Waiting {
  readonly events: readonly Positioned[];
  readonly refusals: number;
}

/**
 * Puts events on the bus, those of a chain one after the other: the next is sent when the bus has taken the one before, so no
 * failure changes their order. Of a call that the bus took in part only the rest is sent again.
 *
 * @returns the positions of those it did not take: of a chain the first refused and all after it
 * @throws the SDK's error when a call failed as a whole
 */
export async function putInOrder(
  { bus, pause }: { readonly bus: EventBus; readonly pause: Pause },
  events: readonly Positioned[],
): Promise<readonly string[]> {
  const left: string[] = [];
  let waiting = chainsOf(events);
  while (waiting.length > 0) {
    const taken = await bus.put(firstOf(waiting).map(({ event }) => event));
    const after = waiting.map((chain, index) =>
      index < taken.length ? answered(chain, taken[index] === true) : chain,
    );
    const isGivenUp = ({ refusals }: Waiting) => refusals >= attempts;
    left.push(...after.filter(isGivenUp).flatMap((chain) => chain.events.map(({ position }) => position)));
    waiting = after.filter((chain) => chain.events.length > 0 && !isGivenUp(chain));
    const refusals = Math.max(0, ...waiting.map((chain) => chain.refusals));
    if (refusals > 0) await pause(firstPauseMs * 2 ** refusals);
  }
  return left;
}

const firstOf = (waiting: readonly Waiting[]): Positioned[] =>
  waiting.slice(0, entriesPerCall).flatMap(({ events: [first] }) => first ?? []);

const answered = ({ events, refusals }: Waiting, taken: boolean): Waiting =>
  taken ? { events: events.slice(1), refusals: 0 } : { events, refusals: refusals + 1 };

function chainsOf(events: readonly Positioned[]): Waiting[] {
  const chains = new Map<string, Positioned[]>();
  for (const event of events) chains.set(event.chain, [...(chains.get(event.chain) ?? []), event]);
  return [...chains.values()].map((of) => ({ events: of, refusals: 0 }));
}
