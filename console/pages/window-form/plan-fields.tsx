import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { SiteChoice } from '../../parts/site-choice/site-choice';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { FieldsProps } from './fields';
import { HostnamesField, hostnamesOf } from './hostnames-field';

interface PlanFieldsProps extends FieldsProps {
  readonly isEdited: boolean;
  readonly onSite: (siteId: string) => void;
}

/** What is closed, and how. */
export function PlanFields({ typed, site, change, faults, isEdited, onSite }: PlanFieldsProps) {
  const { shared } = useTexts();
  const { windowForm: texts } = useLaterTexts();
  const modes = (['full', 'testers-only', 'read-only'] as const).map((value) => ({
    value,
    label: <span className="sentence">{shared.modes[value]}</span>,
    description: texts.modes[value],
  }));
  return (
    <Container header={<Header variant="h2">{texts.what}</Header>}>
      <SpaceBetween size="m">
        <SiteChoice
          label={shared.site}
          value={typed.siteId}
          errorText={faults.get('siteId')}
          fixed={isEdited ? texts.siteFixed : undefined}
          onChoose={onSite}
        />
        <FormField label={shared.mode} errorText={faults.get('mode')}>
          <RadioGroup value={typed.mode} items={modes} onChange={({ detail }) => change({ mode: detail.value })} />
        </FormField>
        <FormField label={texts.paths} description={texts.pathsHint} errorText={faults.get('paths')}>
          <Input
            value={typed.paths}
            placeholder="/checkout, /account"
            onChange={({ detail }) => change({ paths: detail.value })}
          />
        </FormField>
        {site && hostnamesOf(typed, site).length > 1 && (
          <HostnamesField typed={typed} site={site} change={change} faults={faults} />
        )}
      </SpaceBetween>
    </Container>
  );
}
