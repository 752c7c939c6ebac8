import Table from '@cloudscape-design/components/table';
import { listed } from '../../texts/isolated';
import { useTexts } from '../../texts/texts-context';
import { ModeBadge } from '../states/mode-badge';
import { Time } from '../times/time';
import { Said } from '../words/said';
import { type Plan, type PlanChange, planChanges } from './plan-changes';

/** Two plans side by side, where they differ. */
export function PlanChanges({ before, after }: { readonly before: Plan; readonly after: Plan }) {
  const { window: texts } = useTexts();
  return (
    <Table
      variant="embedded"
      items={planChanges(before, after)}
      trackBy="field"
      wrapLines
      ariaLabels={{ tableLabel: texts.changes }}
      columnDefinitions={[
        { id: 'field', header: '', cell: ({ field }) => texts.fields[field], isRowHeader: true },
        { id: 'before', header: texts.now, cell: (change) => <Value field={change.field} value={change.before} /> },
        { id: 'after', header: texts.proposed, cell: (change) => <Value field={change.field} value={change.after} /> },
      ]}
    />
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
  if (typeof value === 'string') return <Said lines>{value}</Said>;
  if (Array.isArray(value)) return <Said>{listed(value)}</Said>;
  return Object.entries(value).map(([language, text]) => (
    <div key={language}>
      <Said>{language}</Said>:{' '}
      <Said lang={language} lines>
        {String(text)}
      </Said>
    </div>
  ));
}
