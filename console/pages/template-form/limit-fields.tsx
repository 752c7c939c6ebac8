import Container from '@cloudscape-design/components/container';
import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { SpanInput } from '../../parts/forms/span-input';
import { formatDuration } from '../../parts/times/time-format';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { FieldsProps } from './fields';

/** How long, how often, and until when. */
export function LimitFields({ typed, site, change, fault }: FieldsProps) {
  const { templates: texts, shared } = useTexts();
  const { forms } = useLaterTexts();
  const most = formatDuration(site.policy.maximumDurationSeconds, shared);
  return (
    <Container header={<Header variant="h2">{texts.groups.limits}</Header>}>
      <SpaceBetween size="m">
        <FormField
          label={texts.longest}
          description={texts.longestHint(most)}
          errorText={fault('maximumDurationSeconds')}
        >
          <SpanInput span={typed.longest} label={texts.longest} onChange={(longest) => change({ longest })} />
        </FormField>
        <FormField label={texts.uses} description={texts.usesHint} errorText={fault('uses')}>
          <Input value={typed.uses} inputMode="numeric" onChange={({ detail }) => change({ uses: detail.value })} />
        </FormField>
        <FormField label={texts.expiresAfter} description={texts.expiresHint} errorText={fault('expiresAt')}>
          <DatePicker
            value={typed.lastDay}
            placeholder={forms.dateShape}
            format="iso"
            openCalendarAriaLabel={() => forms.openCalendar}
            onChange={({ detail }) => change({ lastDay: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
