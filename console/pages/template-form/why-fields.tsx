import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { FieldsProps } from './fields';

/** What those who vote read. */
export function WhyFields({ typed, change, fault }: FieldsProps) {
  const { templates: texts, shared } = useTexts();
  const { windowForm } = useLaterTexts();
  return (
    <Container header={<Header variant="h2">{texts.groups.why}</Header>}>
      <SpaceBetween size="m">
        <FormField label={shared.reason} errorText={fault('reason')} stretch>
          <Input value={typed.reason} onChange={({ detail }) => change({ reason: detail.value })} />
        </FormField>
        <FormField label={windowForm.ticket} errorText={fault('ticket')} stretch>
          <Input value={typed.ticket} onChange={({ detail }) => change({ ticket: detail.value })} />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
