import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import Tiles from '@cloudscape-design/components/tiles';
import type { FaultTexts } from '../../parts/forms/fault-texts';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { Form } from './rules';

const modes = ['full', 'testers-only', 'read-only'] as const;

interface FieldsProps {
  readonly typed: Form;
  readonly faults: FaultTexts;
  readonly change: (changes: Partial<Form>) => void;
}

/** What is closed, for how long, and why. */
export function Fields({ typed, faults, change }: FieldsProps) {
  const { emergency: texts, shared } = useTexts();
  const { windowForm } = useLaterTexts();
  const items = modes.map((value) => ({
    value,
    label: <span className="sentence">{shared.modes[value]}</span>,
    description: windowForm.modes[value],
  }));
  return (
    <SpaceBetween size="m">
      <FormField label={shared.mode} errorText={faults.get('mode')}>
        <Tiles
          value={typed.mode}
          items={items}
          onChange={({ detail }) => change({ mode: modes.find((mode) => mode === detail.value) ?? 'full' })}
        />
      </FormField>
      <FormField label={texts.minutes} errorText={faults.get('durationMinutes')}>
        <Input type="number" value={typed.minutes} onChange={({ detail }) => change({ minutes: detail.value })} />
      </FormField>
      <FormField label={shared.reason} errorText={faults.get('reason')}>
        <Input value={typed.reason} onChange={({ detail }) => change({ reason: detail.value })} />
      </FormField>
      <FormField label={texts.message} errorText={faults.get('message')}>
        <Textarea value={typed.message} rows={2} onChange={({ detail }) => change({ message: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}
