import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useTexts } from '../../texts/texts-context';
import { usePeople } from '../directory/use-people';
import { EventList } from './event-list';
import type { HistoryEvent } from './history-of';

interface MeanwhileProps {
  readonly events: readonly HistoryEvent[];
  readonly onRead: () => void;
}

/** What others did since a dialog was opened. It goes on once that is read. */
export function Meanwhile({ events, onRead }: MeanwhileProps) {
  const { window: texts, shared } = useTexts();
  const people = usePeople();
  return (
    <Alert
      type="warning"
      header={shared.meanwhile.happened}
      action={<Button onClick={onRead}>{texts.haveRead}</Button>}
    >
      <EventList events={events} people={people} />
    </Alert>
  );
}
