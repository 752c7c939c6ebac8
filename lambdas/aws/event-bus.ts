import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';

/** An event before it is on the bus. */
export interface BusEvent {
  /** Detail-type: what rules match. */
  readonly type: string;
  /** Epoch seconds. */
  readonly at: number;
  readonly detail: object;
}

/** Entries and bytes of one call. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
export const entriesPerCall = 10;
const bytesPerCall = 256 * 1024;

/** Where other systems hear what happened. */
export interface EventBus {
  /**
   * Puts events in one call, as many of them as it takes, at least one.
   *
   * @param events at most 10
   * @returns for each that was sent, in their order, whether the bus took it
   */
  put(events: readonly BusEvent[]): Promise<readonly boolean[]>;
}

const source = 'quiesce';

/** @param busName name or ARN */
export function createEventBus(client: EventBridgeClient, busName: string): EventBus {
  return {
    async put(events) {
      const entries = thatFit(events.map((event) => entryOf(event, busName)));
      const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: entries }));
      return entries.map((_, index) => Entries[index]?.EventId !== undefined);
    },
  };
}

const entryOf = ({ type, at, detail }: BusEvent, busName: string): PutEventsRequestEntry => ({
  EventBusName: busName,
  Source: source,
  DetailType: type,
  Time: new Date(at * 1000),
  Detail: JSON.stringify(detail),
});

function thatFit(entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[] {
  let bytes = 0;
  const fitting = entries.slice(0, entriesPerCall).filter((entry, index) => {
    bytes += bytesOf(entry);
    return index === 0 || bytes <= bytesPerCall;
  });
  return fitting;
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
function bytesOf({ Source = '', DetailType = '', Detail = '' }: PutEventsRequestEntry): number {
  const time = 14;
  return time + [Source, DetailType, Detail].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
