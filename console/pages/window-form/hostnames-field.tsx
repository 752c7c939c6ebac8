import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import type { Site } from '../../api/types';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { FieldsProps } from './fields';

interface HostnamesFieldProps extends Pick<FieldsProps, 'typed' | 'change' | 'faults'> {
  readonly site: Site;
}

/** Some of the host names of a site, or all. */
export function HostnamesField({ typed, site, change, faults }: HostnamesFieldProps) {
  const { windowForm: texts } = useLaterTexts();
  const all = hostnamesOf(typed, site);
  const choose = (name: string, isChosen: boolean) =>
    change({ hostnames: all.filter((one) => (one === name ? isChosen : typed.hostnames.includes(one))) });
  return (
    <FormField label={texts.hostnames} description={texts.hostnamesHint} errorText={faults.get('hostnames')}>
      {all.map((name) => (
        <Checkbox
          key={name}
          checked={typed.hostnames.includes(name)}
          onChange={({ detail }) => choose(name, detail.checked)}
        >
          {name}
        </Checkbox>
      ))}
    </FormField>
  );
}

/** Those of the site, and those that are chosen although the site does not have them any more: they can be left out. */
export const hostnamesOf = ({ hostnames }: FieldsProps['typed'], site: Site): readonly string[] => [
  ...new Set([...site.hostnames, ...hostnames]),
];
