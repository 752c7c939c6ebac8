import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import type { Person } from '../../api/types';
import type { Faults } from '../../parts/directory/faults';
import { PrincipalFields } from '../../parts/directory/principal-fields';
import { useTexts } from '../../texts/texts-context';
import type { MachineForm } from './machine-form';

interface MachineFieldsProps {
  readonly typed: MachineForm;
  readonly people: readonly Person[];
  readonly faults: Faults;
  readonly change: (changes: Partial<MachineForm>) => void;
}

/** Whose machine it is, and what it calls the API as. */
export function MachineFields({ typed, people, faults, change }: MachineFieldsProps) {
  const { machines: texts } = useTexts();
  const owners = people.map(({ personId, name }) => ({ value: personId, label: name, labelTag: personId }));
  return (
    <>
      <FormField label={texts.owner} errorText={faults.fields.get('ownerId')}>
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
        faults={faults.principals}
        fault={faults.fields.get('principals')}
        mostLines={10}
        onChange={(principals) => change({ principals })}
      />
    </>
  );
}
