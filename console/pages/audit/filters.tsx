import Autosuggest from '@cloudscape-design/components/autosuggest';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useMachines } from '../../parts/directory/directory';
import { useDirectoryPeople } from '../../parts/directory/use-people';
import { SiteChoice } from '../../parts/site-choice/site-choice';
import { useTexts } from '../../texts/texts-context';
import { actionOptions } from './action-options';
import { type AuditSearch, isFiltered } from './search';
import { TimeRange } from './time-range-field';

interface FiltersProps {
  readonly search: AuditSearch;
  readonly onChange: (changes: Partial<AuditSearch>) => void;
}

/** What the server searches a chain for. */
export function Filters({ search, onChange }: FiltersProps) {
  const { audit: texts, window } = useTexts();
  const all = { value: '', label: texts.anyAction };
  const none = { action: '', actor: '', subject: '', from: '', to: '', last: '' };
  return (
    <Container>
      <SpaceBetween size="m">
        <ColumnLayout columns={3}>
          <SiteChoice
            label={texts.chain}
            value={search.site}
            none={texts.organization}
            onChoose={(site) => onChange({ site })}
          />
          <Choice
            label={texts.what}
            value={search.action}
            options={[all, ...actionOptions(search.site !== '', { ...window.did, ...texts.did })]}
            onChange={(action) => onChange({ action })}
          />
          <TimeRange search={search} onChange={onChange} />
          <Who key={`who ${search.actor}`} value={search.actor} onChange={(actor) => onChange({ actor })} />
          <About key={`about ${search.subject}`} value={search.subject} onChange={(subject) => onChange({ subject })} />
        </ColumnLayout>
        {isFiltered(search) && <Button onClick={() => onChange(none)}>{texts.clear}</Button>}
      </SpaceBetween>
    </Container>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <FormField label={label}>
      <Select
        selectedOption={options.find((option) => option.value === value) ?? { value, label: value }}
        options={options}
        filteringType="auto"
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

interface TextProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A person, a machine, or a principal that is typed. */
function Who({ value, onChange }: TextProps) {
  const { audit: texts, people, machines } = useTexts();
  const [typed, setTyped] = useState(value);
  const persons = useDirectoryPeople().map(({ personId, name }) => ({
    value: personId,
    description: name,
  }));
  const known = (useMachines().data?.machines ?? []).map(({ machineId }) => ({
    value: machineId,
    description: machines.machine,
  }));
  const send = (text: string) => text.trim() !== value && onChange(text.trim());
  return (
    <FormField label={texts.who} constraintText={texts.whoHint}>
      <Autosuggest
        value={typed}
        options={[...persons, ...known]}
        enteredTextLabel={(text) => text}
        empty={people.noMatch}
        onChange={({ detail }) => setTyped(detail.value)}
        onSelect={({ detail }) => send(detail.value)}
        onKeyDown={({ detail }) => detail.key === 'Enter' && send(typed)}
        onBlur={() => send(typed)}
      />
    </FormField>
  );
}

function About({ value, onChange }: TextProps) {
  const { audit: texts } = useTexts();
  const [typed, setTyped] = useState(value);
  const send = () => typed.trim() !== value && onChange(typed.trim());
  return (
    <FormField label={texts.subject} constraintText={texts.subjectHint}>
      <Input
        value={typed}
        type="search"
        spellcheck={false}
        onChange={({ detail }) => setTyped(detail.value)}
        onKeyDown={({ detail }) => detail.key === 'Enter' && send()}
        onBlur={send}
      />
    </FormField>
  );
}
