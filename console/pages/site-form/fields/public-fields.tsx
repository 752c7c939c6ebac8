import Multiselect from '@cloudscape-design/components/multiselect';
import { languageName } from '../../../parts/words/language-name';
import { pageLanguages } from '../../../parts/words/page-languages';
import { useWording } from '../../../texts/texts-context';
import { useLaterTexts } from '../../../texts/use-later-texts';
import { useSiteForm } from '../site-form-context';
import { Field, FieldGroup } from './field';
import { Reminders } from './reminders';

/** Whether the public is told of windows, in which languages, and when again. */
export function PublicFields() {
  const { locale } = useWording();
  const { siteForm: words } = useLaterTexts();
  const { typed, change } = useSiteForm();
  const languages = [...new Set([...pageLanguages, ...typed.languages])];
  const optionOf = (value: string) => ({ value, label: languageName(value, locale) });
  const choose = (tags: readonly (string | undefined)[]) =>
    change({ languages: tags.flatMap((tag) => languages.find((language) => language === tag) ?? []) });
  return (
    <FieldGroup title="public">
      <Field name="notices.languages">
        <Multiselect
          selectedOptions={typed.languages.map(optionOf)}
          options={languages.map(optionOf)}
          placeholder={words.chooseLanguages}
          filteringType="auto"
          deselectAriaLabel={({ label = '' }) => words.remove(label)}
          onChange={({ detail }) => choose(detail.selectedOptions.map(({ value }) => value))}
        />
      </Field>
      <PublicReminders />
    </FieldGroup>
  );
}

/** They are part of the policy, and say nothing while the public is not told. */
function PublicReminders() {
  const { typed, change } = useSiteForm();
  return (
    <Reminders
      name="policy.remindPublicBeforeSeconds"
      spans={typed.publicReminders}
      onChange={(publicReminders) => change({ publicReminders })}
    />
  );
}
