import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import type { Site } from '../../api/types';
import { SiteChoice } from '../../parts/site-choice/site-choice';
import { useTexts } from '../../texts/texts-context';
import type { FieldsProps } from './fields';

interface PlanFieldsProps extends FieldsProps {
  readonly isEdited: boolean;
  readonly onSite: (siteId: string) => void;
}

/** What is closed, and how. */
export function PlanFields({ typed, site, change, faults, isEdited, onSite }: PlanFieldsProps) {
  const { windowForm: texts, shared } = useTexts();
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
          <Tiles value={typed.mode} items={modes} onChange={({ detail }) => change({ mode: detail.value })} />
        </FormField>
        <FormField label={texts.paths} description={texts.pathsHint} errorText={faults.get('paths')}>
          <Input
            value={typed.paths}
            placeholder="/checkout, /account"
            onChange={({ detail }) => change({ paths: detail.value })}
          />
        </FormField>
        {site && site.hostnames.length > 1 && (
          <Hostnames typed={typed} site={site} template={undefined} change={change} faults={faults} />
        )}
      </SpaceBetween>
    </Container>
  );
}

function Hostnames({ typed, site, change, faults }: FieldsProps & { readonly site: Site }) {
  const { windowForm: texts } = useTexts();
  const options = site.hostnames.map((value) => ({ value, label: value }));
  return (
    <FormField label={texts.hostnames} description={texts.hostnamesHint} errorText={faults.get('hostnames')}>
      <Multiselect
        selectedOptions={options.filter(({ value }) => typed.hostnames.includes(value))}
        options={options}
        placeholder={texts.allHostnames}
        onChange={({ detail }) => change({ hostnames: detail.selectedOptions.flatMap(({ value }) => value ?? []) })}
      />
    </FormField>
  );
}
