import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { MomentFields } from '../../parts/forms/moment-fields';
import { formatDuration } from '../../parts/times/time-format';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { FieldsProps } from './fields';
import { zoneOf } from './when';

/** When it starts and how long it lasts, in the zone of the window, or of the site for a new one. */
export function TimeFields({ typed, site, template, change, faults }: FieldsProps) {
  const { shared } = useTexts();
  const { windowForm: texts } = useLaterTexts();
  const zone = zoneOf(typed, site);
  const zoneText = typed.timeZone === '' ? texts.zoneIs(zone) : texts.zoneOfWindowIs(zone);
  const words = template ? texts.template : texts;
  const starts = (['at', 'on-approval'] as const).map((value) => ({
    value,
    label: words.starts[value],
    description: words.startsHints[value],
  }));
  const longest = template && texts.template.longestDuration(formatDuration(template.maximumDurationSeconds, shared));
  const isAt = typed.starts === 'at';
  return (
    <Container
      header={
        <Header variant="h2" description={zoneText}>
          {texts.when}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField label={texts.startsWhen}>
          <RadioGroup
            value={typed.starts}
            items={starts}
            onChange={({ detail }) => change({ starts: detail.value === 'on-approval' ? 'on-approval' : 'at' })}
          />
        </FormField>
        <MomentFields
          label={isAt ? texts.start : texts.notBefore}
          date={typed.date}
          time={typed.time}
          error={faults.get('startsAt') ?? faults.get('notBefore')}
          onChange={change}
        />
        {!isAt && (
          <MomentFields
            label={texts.notAfter}
            date={typed.latestDate}
            time={typed.latestTime}
            error={faults.get('notAfter')}
            onChange={({ date, time }) =>
              change({
                ...(date !== undefined && { latestDate: date }),
                ...(time !== undefined && { latestTime: time }),
              })
            }
          />
        )}
        <FormField
          label={texts.minutes}
          constraintText={longest}
          errorText={faults.get('durationMinutes') ?? faults.get('endsAt')}
        >
          <Input
            type="number"
            inputMode="numeric"
            value={typed.minutes}
            onChange={({ detail }) => change({ minutes: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
