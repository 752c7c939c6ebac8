import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { EventList } from '../../parts/history/event-list';
import { type EventKind, eventKinds, type HistoryEvent } from '../../parts/history/history-of';
import { useTexts } from '../../texts/texts-context';

interface HistoryProps {
  readonly events: readonly HistoryEvent[];
  /** Names by personId. */
  readonly people: ReadonlyMap<string, string>;
}

/** Everything that happened, newest first. */
export function History({ events, people }: HistoryProps) {
  const { window: texts } = useTexts();
  const [kind, setKind] = useState<EventKind | 'all'>('all');
  const options = [
    { value: 'all', label: texts.all },
    ...eventKinds.map((value) => ({ value, label: texts.kinds[value] })),
  ];
  const filter = (
    <FormField label={texts.historyFilter}>
      <Select
        selectedOption={options.find(({ value }) => value === kind) ?? null}
        options={options}
        onChange={({ detail }) => setKind(eventKinds.find((each) => each === detail.selectedOption.value) ?? 'all')}
      />
    </FormField>
  );
  const shown = events.filter((event) => kind === 'all' || event.kind === kind);
  return (
    <Container header={<Header variant="h2">{texts.history}</Header>}>
      <SpaceBetween size="m">
        {filter}
        {shown.length === 0 ? (
          <Box color="text-body-secondary">{texts.nothing}</Box>
        ) : (
          <EventList events={shown} people={people} />
        )}
      </SpaceBetween>
    </Container>
  );
}
