import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Window } from '../../api/types';
import { ModeBadge } from '../../parts/mode-badge';
import { Time } from '../../parts/time';
import { useTexts } from '../../texts/texts-context';
import { changesOf, type PlanChange } from './changes-of';

/** The plan in force beside the one that is asked for. Nothing while none is. */
export function Changes({ window }: { readonly window: Window }) {
  const { window: texts } = useTexts();
  const { amendment } = window;
  if (!amendment || amendment.decided) return null;
  return (
    <Container header={<Header variant="h2">{texts.changes}</Header>}>
      <Table
        variant="embedded"
        items={changesOf(window, amendment)}
        trackBy="field"
        wrapLines
        columnDefinitions={[
          { id: 'field', header: '', cell: ({ field }) => texts.fields[field], isRowHeader: true },
          { id: 'before', header: texts.now, cell: ({ field, before }) => <Value field={field} value={before} /> },
          { id: 'after', header: texts.proposed, cell: ({ field, after }) => <Value field={field} value={after} /> },
        ]}
      />
      <Box color="text-body-secondary">{texts.because(amendment.reason)}</Box>
    </Container>
  );
}

interface ValueProps {
  readonly field: PlanChange['field'];
  readonly value: PlanChange['before'];
}

function Value({ field, value }: ValueProps) {
  const { window: texts } = useTexts();
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return <>{texts.none}</>;
  if (field === 'mode') return <ModeBadge mode={String(value)} />;
  if (field === 'startsAt' || field === 'endsAt') return <Time at={String(value)} />;
  if (typeof value === 'string') return <>{value}</>;
  if (Array.isArray(value)) return <>{value.join(', ')}</>;
  return Object.entries(value).map(([language, text]) => (
    <div key={language} lang={language} dir="auto">
      {language}: {String(text)}
    </div>
  ));
}
