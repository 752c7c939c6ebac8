import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useTexts } from '../../texts/texts-context';
import { useSite } from './use-site';
import { useSiteOptions } from './use-site-options';

interface SiteChoiceProps {
  readonly label: string;
  /** The siteId; empty for none. */
  readonly value: string;
  /** What stands for no site, where that may be chosen. */
  readonly none?: string;
  readonly errorText?: string | undefined;
  /** Why another site cannot be chosen. */
  readonly fixed?: string | undefined;
  readonly onChoose: (siteId: string) => void;
}

/** Chooses one of the sites, however many there are. */
export function SiteChoice({ label, value, none, errorText, fixed, onChoose }: SiteChoiceProps) {
  const { shared, app } = useTexts();
  const { options, ...loading } = useSiteOptions();
  const name = useSite(value).data?.branding.name;
  const chosen = value === '' ? none : (name ?? value);
  const all = none === undefined ? options : [{ value: '', label: none }, ...options];
  return (
    <FormField label={label} constraintText={fixed} errorText={errorText}>
      <Select
        selectedOption={chosen === undefined ? null : { value, label: chosen }}
        options={all}
        placeholder={shared.chooseSite}
        filteringType="manual"
        filteringPlaceholder={shared.findSite}
        filteringAriaLabel={shared.findSite}
        loadingText={app.loading}
        errorText={shared.failed}
        recoveryText={shared.retry}
        empty={shared.noSiteFound}
        disabled={fixed !== undefined}
        {...loading}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
