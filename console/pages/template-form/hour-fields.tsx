import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { dayName } from '../../parts/templates/template-words';
import { useTexts, useWording } from '../../texts/texts-context';
import type { FieldsProps } from './fields';

/** At which hours of which days its windows may be. */
export function HourFields(props: FieldsProps) {
  const { templates: texts } = useTexts();
  const { typed, change } = props;
  return (
    <Container header={<Header variant="h2">{texts.when}</Header>}>
      <SpaceBetween size="m">
        <RadioGroup
          value={typed.hasHours ? 'some' : 'any'}
          ariaLabel={texts.when}
          items={[
            { value: 'any', label: texts.anyTime },
            { value: 'some', label: texts.someHours },
          ]}
          onChange={({ detail }) => change({ hasHours: detail.value === 'some' })}
        />
        {typed.hasHours && <Hours {...props} />}
      </SpaceBetween>
    </Container>
  );
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

function Hours({ typed, change, fault }: FieldsProps) {
  const { texts, locale } = useWording();
  const { templates: words } = texts;
  const days = weekdays.map((day) => ({ value: String(day), label: dayName(day, locale) }));
  return (
    <>
      <FormField label={words.from} description={words.hoursHint} errorText={fault('hours.from')}>
        <Input value={typed.from} onChange={({ detail }) => change({ from: detail.value })} />
      </FormField>
      <FormField label={words.to} errorText={fault('hours.to') ?? fault('hours')}>
        <Input value={typed.to} onChange={({ detail }) => change({ to: detail.value })} />
      </FormField>
      <FormField label={words.days} description={words.daysHint} errorText={fault('hours.days')} stretch>
        <Multiselect
          selectedOptions={days.filter(({ value }) => typed.days.includes(Number(value)))}
          options={days}
          placeholder={words.chooseDays}
          deselectAriaLabel={({ label = '' }) => words.remove(label)}
          onChange={({ detail }) => change({ days: detail.selectedOptions.map(({ value }) => Number(value)) })}
        />
      </FormField>
      <FormField label={words.zone} errorText={fault('hours.timeZone')}>
        <Input value={typed.timeZone} onChange={({ detail }) => change({ timeZone: detail.value })} />
      </FormField>
    </>
  );
}
