import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../texts/texts-context';
import { type Span, spanUnits } from './span';

interface SpanInputProps {
  readonly span: Span;
  /** What it is, for who cannot see the label beside it. */
  readonly label: string;
  readonly onChange: (span: Span) => void;
}

/** A duration: a number and its unit. */
export function SpanInput({ span, label, onChange }: SpanInputProps) {
  const { shared } = useTexts();
  const options = spanUnits.map((value) => ({ value, label: shared.units[value] }));
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <div className="span-amount">
        <Input
          value={span.amount}
          inputMode="decimal"
          ariaLabel={label}
          onChange={({ detail }) => onChange({ ...span, amount: detail.value })}
        />
      </div>
      <Select
        selectedOption={options.find(({ value }) => value === span.unit) ?? null}
        options={options}
        ariaLabel={shared.unitOf(label)}
        onChange={({ detail }) =>
          onChange({ ...span, unit: spanUnits.find((unit) => unit === detail.selectedOption.value) ?? span.unit })
        }
      />
    </SpaceBetween>
  );
}
