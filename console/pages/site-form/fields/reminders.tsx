import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { counts } from '../../../../lambdas/domain/limits';
import { type Span, spanOf } from '../../../parts/forms/span';
import { SpanInput } from '../../../parts/forms/span-input';
import { useLaterTexts } from '../../../texts/use-later-texts';
import type { FieldName } from '../rules';
import { Field, useLabel } from './field';

interface RemindersProps {
  readonly name: FieldName;
  readonly spans: readonly Span[];
  readonly onChange: (spans: readonly Span[]) => void;
}

/** How long before something people are reminded of it, any number of times up to five. */
export function Reminders({ name, spans, onChange }: RemindersProps) {
  const { siteForm: texts } = useLaterTexts();
  const label = useLabel(name);
  const named = (index: number) => `${label}: ${texts.before(index + 1)}`;
  // They have no identity but their place.
  const rows = spans.map((span, index) => ({ span, index, key: `${index}` }));
  return (
    <Field name={name}>
      <SpaceBetween size="xs">
        {rows.map(({ span, index, key }) => (
          <SpaceBetween key={key} direction="horizontal" size="xs">
            <SpanInput span={span} label={named(index)} onChange={(changed) => onChange(spans.with(index, changed))} />
            <Button
              formAction="none"
              iconName="remove"
              variant="icon"
              ariaLabel={texts.remove(named(index))}
              onClick={() => onChange(spans.toSpliced(index, 1))}
            />
          </SpaceBetween>
        ))}
        {spans.length < counts.remindersPerPolicy && (
          <Button formAction="none" iconName="add-plus" onClick={() => onChange([...spans, spanOf(3_600)])}>
            {texts.addReminder}
          </Button>
        )}
      </SpaceBetween>
    </Field>
  );
}
