import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useState } from 'react';
import type { Person } from '../../api/types';
import type { PersonForm } from '../../parts/directory/person-fields';
import { useTexts } from '../../texts/texts-context';
import { groupOptions } from './group-options';

interface GroupsFieldProps {
  readonly groups: readonly string[];
  readonly people: readonly Person[];
  readonly fault: string | undefined;
  readonly change: (changes: Partial<PersonForm>) => void;
}

/** Groups that somebody is in already, and a new one that is typed. */
export function GroupsField({ groups, people, fault, change }: GroupsFieldProps) {
  const { people: texts } = useTexts();
  const [typed, setTyped] = useState('');
  const options = groupOptions(people, groups, typed, texts.newGroup);
  return (
    <FormField label={texts.groups} description={texts.groupsHint} errorText={fault}>
      <Multiselect
        selectedOptions={groups.map((value) => ({ value, label: value }))}
        options={options}
        filteringType="manual"
        filteringAriaLabel={texts.groupsFilter}
        filteringPlaceholder={texts.groupsFilter}
        placeholder={texts.chooseGroups}
        empty={texts.noGroups}
        deselectAriaLabel={({ label = '' }) => texts.leaveGroup(label)}
        onLoadItems={({ detail }) => setTyped(detail.filteringText)}
        onChange={({ detail }) => change({ groups: detail.selectedOptions.flatMap(({ value }) => value ?? []) })}
      />
    </FormField>
  );
}
