import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Person } from '../../api/types';
import { lineFaults } from '../../parts/directory/directory-rules';
import type { PersonForm } from '../../parts/directory/person-fields';
import { PrincipalFields } from '../../parts/directory/principal-fields';
import type { FaultTexts } from '../../parts/forms/fault-texts';
import { useTexts } from '../../texts/texts-context';
import { GroupsField } from './groups-field';

interface PersonFieldsProps {
  readonly typed: PersonForm;
  readonly people: readonly Person[];
  readonly faults: FaultTexts;
  readonly change: (changes: Partial<PersonForm>) => void;
  /** Fields that only one of the forms has. */
  readonly children?: ReactNode;
}

/** What can be typed of a person. */
export function PersonFields({ typed, people, faults, change, children }: PersonFieldsProps) {
  const { people: texts } = useTexts();
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{texts.who}</Header>}>
        <SpaceBetween size="m">
          {children}
          <FormField label={texts.name} errorText={faults.get('name')}>
            <Input value={typed.name} onChange={({ detail }) => change({ name: detail.value })} />
          </FormField>
          <FormField label={texts.email} description={texts.emailHint} errorText={faults.get('email')}>
            <Input
              value={typed.email}
              inputMode="email"
              spellcheck={false}
              onChange={({ detail }) => change({ email: detail.value })}
            />
          </FormField>
          <ZoneField zone={typed.timeZone} fault={faults.get('timeZone')} change={change} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{texts.voting}</Header>}>
        <SpaceBetween size="m">
          <Checkbox
            checked={typed.approver}
            description={texts.approverHint}
            onChange={({ detail }) => change({ approver: detail.checked })}
          >
            {texts.approver}
          </Checkbox>
          <GroupsField groups={typed.groups} people={people} fault={faults.get('groups')} change={change} />
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header variant="h2" description={texts.principalsHint}>
            {texts.principals}
          </Header>
        }
      >
        <PrincipalFields
          lines={typed.principals}
          faults={lineFaults(faults)}
          fault={faults.get('principals')}
          onChange={(principals) => change({ principals })}
        />
      </Container>
    </SpaceBetween>
  );
}

interface ZoneFieldProps {
  readonly zone: string;
  readonly fault: string | undefined;
  readonly change: (changes: Partial<PersonForm>) => void;
}

function ZoneField({ zone, fault, change }: ZoneFieldProps) {
  const { people: texts } = useTexts();
  const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));
  const options = [{ value: '', label: texts.noZone }, ...zones];
  return (
    <FormField label={texts.zone} description={texts.zoneHint} errorText={fault}>
      <Select
        selectedOption={options.find(({ value }) => value === zone) ?? { value: zone, label: zone }}
        options={options}
        filteringType="auto"
        virtualScroll
        onChange={({ detail }) => change({ timeZone: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  );
}
