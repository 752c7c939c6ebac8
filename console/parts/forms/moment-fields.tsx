import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';
import { useLaterTexts } from '../../texts/use-later-texts';
import { useNarrow } from '../use-narrow';

interface MomentFieldsProps {
  readonly label: string;
  readonly description?: string;
  /** `YYYY-MM-DD` and `HH:mm` */
  readonly date: string;
  readonly time: string;
  readonly error: string | undefined;
  readonly onChange: (changes: { date?: string; time?: string }) => void;
}

/** A date and a time, in a zone that the page names. */
export function MomentFields({ label, description, date, time, error, onChange }: MomentFieldsProps) {
  const { forms: texts } = useLaterTexts();
  // As high as the field beside it; on a phone it stands below.
  const isBeside = !useNarrow() && description !== undefined;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <FormField label={`${label}: ${texts.date}`} description={description} errorText={error}>
        <DatePicker
          value={date}
          placeholder={texts.dateShape}
          format="iso"
          openCalendarAriaLabel={() => texts.openCalendar}
          onChange={({ detail }) => onChange({ date: detail.value })}
        />
      </FormField>
      <FormField label={`${label}: ${texts.time}`} {...(isBeside && { description: '\u00a0' })}>
        <TimeInput
          value={time}
          format="hh:mm"
          placeholder="hh:mm"
          onChange={({ detail }) => onChange({ time: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}
