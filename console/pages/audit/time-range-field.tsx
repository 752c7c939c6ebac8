import DateRangePicker from '@cloudscape-design/components/date-range-picker';
import FormField from '@cloudscape-design/components/form-field';
import { tzOffset } from '@date-fns/tz';
import { useZone } from '../../parts/times/time';
import { useTexts, useWording } from '../../texts/texts-context';
import type { AuditSearch } from './search';
import { rangeOf, relative, spans, timesOf } from './time-range';

interface TimeRangeProps {
  readonly search: AuditSearch;
  readonly onChange: (changes: Partial<AuditSearch>) => void;
}

/** When something was done: the last hours or days, or between two times in the zone of who reads. */
export function TimeRange({ search, onChange }: TimeRangeProps) {
  const { audit: texts } = useTexts();
  const { locale } = useWording();
  const zone = useZone();
  return (
    <FormField label={texts.when} constraintText={texts.timesIn(zone)}>
      <DateRangePicker
        value={rangeOf(search)}
        relativeOptions={spans.map(relative)}
        placeholder={texts.anyTime}
        locale={locale}
        getTimeOffset={(date) => tzOffset(zone, date)}
        isValidRange={(range) =>
          range?.type === 'absolute' && !(Date.parse(range.startDate) < Date.parse(range.endDate))
            ? { valid: false, errorMessage: texts.wrongRange }
            : { valid: true }
        }
        onChange={({ detail }) => onChange(timesOf(detail.value))}
      />
    </FormField>
  );
}
