import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Person } from '../../api/types';
import { lineFaults, type MachineForm } from '../../parts/directory/directory-rules';
import { PrincipalFields } from '../../parts/directory/principal-fields';
import type { FaultTexts } from '../../parts/forms/fault-texts';
import { useTexts } from '../../texts/texts-context';

interface MachineFieldsProps {
  readonly typed: MachineForm;
  readonly people: readonly Person[];
  readonly faults: FaultTexts;
  readonly change: (changes: Partial<MachineForm>) => void;
}

/** Whose machine it is, and what it calls the API as. */
export function MachineFields({ typed, people, faults, change }: MachineFieldsProps) {
  const { machines: texts } = useTexts();
  const owners = people.map(({ personId, name }) => ({ value: personId, label: name, labelTag: personId }));
  return (
    <SpaceBetween size="m">
      <FormField label={texts.owner} errorText={faults.get('ownerId')}>
        <Select
          selectedOption={owners.find(({ value }) => value === typed.ownerId) ?? null}
          options={owners}
          placeholder={texts.chooseOwner}
          filteringType="auto"
          onChange={({ detail }) => change({ ownerId: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <PrincipalFields
        lines={typed.principals}
        faults={lineFaults(faults)}
        fault={faults.get('principals')}
        onChange={(principals) => change({ principals })}
      />
    </SpaceBetween>
  );
}
