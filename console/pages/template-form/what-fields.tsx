import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useTexts } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { FieldsProps } from './fields';

const modes = ['full', 'testers-only', 'read-only'] as const;

/** What its windows close. */
export function WhatFields({ typed, site, change, fault }: FieldsProps) {
  const { templates: texts, shared } = useTexts();
  const { windowForm } = useLaterTexts();
  const items = modes.map((value) => ({
    value,
    label: <span className="sentence">{shared.modes[value]}</span>,
    description: windowForm.modes[value],
  }));
  const hostnames = site.hostnames.map((value) => ({ value, label: value }));
  return (
    <Container header={<Header variant="h2">{texts.groups.what}</Header>}>
      <SpaceBetween size="m">
        <FormField label={texts.name} description={texts.nameHint} errorText={fault('name')} stretch>
          <Input value={typed.name} onChange={({ detail }) => change({ name: detail.value })} />
        </FormField>
        <FormField label={shared.mode} errorText={fault('mode')}>
          <RadioGroup
            value={typed.mode}
            items={items}
            onChange={({ detail }) => change({ mode: modes.find((mode) => mode === detail.value) ?? typed.mode })}
          />
        </FormField>
        <FormField label={texts.hostnames} description={texts.hostnamesHint} errorText={fault('hostnames')} stretch>
          <Multiselect
            selectedOptions={hostnames.filter(({ value }) => typed.hostnames.includes(value))}
            options={hostnames}
            placeholder={texts.chooseHostnames}
            deselectAriaLabel={({ label = '' }) => texts.remove(label)}
            onChange={({ detail }) => change({ hostnames: detail.selectedOptions.flatMap(({ value }) => value ?? []) })}
          />
        </FormField>
        <FormField label={texts.paths} description={texts.pathsHint} errorText={fault('paths')} stretch>
          <Textarea
            value={typed.paths}
            rows={2}
            spellcheck={false}
            onChange={({ detail }) => change({ paths: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
