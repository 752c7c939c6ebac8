import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useLaterTexts } from '../../../texts/use-later-texts';
import { useSiteForm } from '../site-form-context';
import { Field, FieldGroup } from './field';

/** What the site is called, and what belongs to it. */
export function SiteFields() {
  const { typed, change, isNew } = useSiteForm();
  return (
    <FieldGroup title="site">
      {isNew && (
        <Field name="siteId">
          <Input value={typed.siteId} onChange={({ detail }) => change({ siteId: detail.value })} />
        </Field>
      )}
      <Field name="branding.name">
        <Input value={typed.name} onChange={({ detail }) => change({ name: detail.value })} />
      </Field>
      <Field name="hostnames">
        <Textarea
          value={typed.hostnames}
          rows={3}
          spellcheck={false}
          onChange={({ detail }) => change({ hostnames: detail.value })}
        />
      </Field>
      <Field name="timeZone">
        <ZoneSelect zone={typed.timeZone} onChange={(timeZone) => change({ timeZone })} />
      </Field>
    </FieldGroup>
  );
}

interface ZoneSelectProps {
  readonly zone: string;
  readonly onChange: (zone: string) => void;
}

/** The zones that the browser knows, and the one that is set, which it may not know. */
function ZoneSelect({ zone, onChange }: ZoneSelectProps) {
  const { siteForm: texts } = useLaterTexts();
  const zones = [...new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])];
  const options = zones.map((value) => ({ value, label: value }));
  return (
    <Select
      selectedOption={{ value: zone, label: zone }}
      options={options}
      filteringType="auto"
      virtualScroll
      placeholder={texts.chooseZone}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? zone)}
    />
  );
}
