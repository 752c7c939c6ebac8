import Box from '@cloudscape-design/components/box';
import { Time } from '../times/time';
import { EventText } from './event-text';
import type { HistoryEvent } from './history-of';

interface EventListProps {
  readonly events: readonly HistoryEvent[];
  /** Names by personId. */
  readonly people: ReadonlyMap<string, string>;
}

/** What happened, in the order in which it is given. */
export function EventList({ events, people }: EventListProps) {
  return (
    <ol className="events">
      {events.map((event) => (
        <li key={event.key} className={`event event-${event.kind}`}>
          <Box color="text-body-secondary" fontSize="body-s">
            <Time at={event.at} />
          </Box>
          <EventText event={event} people={people} />
        </li>
      ))}
    </ol>
  );
}
