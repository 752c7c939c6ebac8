import '../lists/list-table.css';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useTexts } from '../../texts/texts-context';
import { foldColumns } from '../lists/fold-columns';
import { useNarrow } from '../use-narrow';
import { Said } from '../words/said';
import type { MeanwhileRow } from './edits';

interface MeanwhileViewProps {
  /** Says what was changed. */
  readonly title: string;
  readonly rows: readonly MeanwhileRow[];
  /** The verb of the button. */
  readonly goOn: string;
  readonly onGoOn: () => void;
}

/** What somebody else changed since the person began to type, beside what is typed. */
export function MeanwhileView({ title, rows, goOn, onGoOn }: MeanwhileViewProps) {
  const { shared } = useTexts();
  const { meanwhile: texts } = shared;
  const columns = (['before', 'now', 'typed'] as const).map((id) => ({
    id,
    header: texts[id],
    cell: (row: MeanwhileRow) => <Said>{row[id]}</Said>,
  }));
  const all = [
    { id: 'field', header: texts.field, cell: ({ label }: MeanwhileRow) => label, isRowHeader: true },
    ...columns,
  ];
  const isNarrow = useNarrow();
  return (
    <Alert type="warning" header={title}>
      <SpaceBetween size="s">
        <div>{texts.text}</div>
        <Table
          variant="embedded"
          items={rows}
          trackBy="name"
          wrapLines
          ariaLabels={{ tableLabel: title }}
          columnDefinitions={isNarrow ? foldColumns(all) : all}
        />
        <Button formAction="none" onClick={onGoOn}>
          {goOn}
        </Button>
      </SpaceBetween>
    </Alert>
  );
}
