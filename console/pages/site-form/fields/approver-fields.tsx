import FormField from '@cloudscape-design/components/form-field';
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect';
import { bodyOf } from '../../../api/client';
import { useLive } from '../../../api/live';
import { useLaterTexts } from '../../../texts/use-later-texts';
import { useSiteForm } from '../site-form-context';

/** The people and groups whose votes count. */
export function ApproverFields() {
  const { siteForm: texts } = useLaterTexts();
  const { typed, change } = useSiteForm();
  const { data } = useLive(['people'], (api, signal) => bodyOf(api.GET('/v1/people', { signal })), { every: 60_000 });
  const people = (data?.items ?? []).filter(({ approver }) => approver);
  const options = people.map(({ personId, name }) => ({ value: personId, label: name, description: personId }));
  const groups = [...new Set(people.flatMap((person) => person.groups ?? []))].sort();
  return (
    <>
      <Choice
        label={texts.people}
        placeholder={texts.choosePeople}
        chosen={typed.people}
        options={options}
        onChange={(chosen) => change({ people: chosen })}
      />
      <Choice
        label={texts.inGroups}
        placeholder={texts.chooseGroups}
        chosen={typed.groups}
        options={groups.map((value) => ({ value, label: value }))}
        onChange={(chosen) => change({ groups: chosen })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly placeholder: string;
  readonly chosen: readonly string[];
  readonly options: readonly MultiselectProps.Option[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Some ids; one that is chosen already stays, also where nobody has it any more. */
function Choice({ label, placeholder, chosen, options, onChange }: ChoiceProps) {
  const { siteForm: texts } = useLaterTexts();
  const gone = chosen.filter((id) => !options.some(({ value }) => value === id));
  const all = [...options, ...gone.map((value): MultiselectProps.Option => ({ value, label: value }))];
  return (
    <FormField label={label} stretch>
      <Multiselect
        selectedOptions={all.filter(({ value = '' }) => chosen.includes(value))}
        options={all}
        placeholder={placeholder}
        filteringType="auto"
        deselectAriaLabel={({ label: name = '' }) => texts.remove(name)}
        onChange={({ detail }) => onChange(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
      />
    </FormField>
  );
}
