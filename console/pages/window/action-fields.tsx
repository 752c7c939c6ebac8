import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { ShownWindow } from '../../api/types';
import type { FaultTexts } from '../../parts/forms/fault-texts';
import { useZone } from '../../parts/times/time';
import { formatTime } from '../../parts/times/time-format';
import { useWording } from '../../texts/texts-context';
import type { Form } from './action-rules';
import { laterEnd } from './extension';
import type { Act } from './send-action';

interface ActionFieldsProps {
  readonly action: Act['action'];
  readonly window: ShownWindow;
  readonly typed: Form;
  readonly faults: FaultTexts;
  readonly onChange: (typed: Form) => void;
}

/** What is typed about an action. */
export function ActionFields({ action, window, typed, faults, onChange }: ActionFieldsProps) {
  const { texts, locale } = useWording();
  const { window: words } = texts;
  const zone = useZone();
  const isComment = action === 'comment';
  const end = laterEnd(window, typed.minutes);
  return (
    <SpaceBetween size="m">
      {action === 'extend' && (
        <FormField
          label={words.minutes}
          constraintText={end && words.newEnd(formatTime(end, zone, locale))}
          errorText={faults.get('durationMinutes') ?? faults.get('endsAt')}
        >
          <Input
            type="number"
            inputMode="numeric"
            value={typed.minutes}
            onChange={({ detail }) => onChange({ ...typed, minutes: detail.value })}
          />
        </FormField>
      )}
      <FormField
        label={isComment ? words.comment : words.reasonOptional}
        constraintText={isComment ? undefined : words.reasonHint}
        errorText={faults.get('text') ?? faults.get('reason')}
      >
        <Textarea value={typed.text} rows={3} onChange={({ detail }) => onChange({ ...typed, text: detail.value })} />
      </FormField>
    </SpaceBetween>
  );
}
