import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { languageName } from '../../parts/words/language-name';
import { pageLanguages } from '../../parts/words/page-languages';
import { useTexts, useWording } from '../../texts/texts-context';
import type { FieldsProps } from './fields';

/** Which texts for visitors its windows may have. */
export function TextFields(props: FieldsProps) {
  const { templates: texts } = useTexts();
  const { typed, change } = props;
  return (
    <Container header={<Header variant="h2">{texts.visitorTexts}</Header>}>
      <SpaceBetween size="m">
        <RadioGroup
          value={typed.hasTexts ? 'some' : 'any'}
          ariaLabel={texts.visitorTexts}
          items={[
            { value: 'any', label: texts.anyTexts },
            { value: 'some', label: texts.someTexts },
          ]}
          onChange={({ detail }) => change({ hasTexts: detail.value === 'some' })}
        />
        {typed.hasTexts && <Limits {...props} />}
      </SpaceBetween>
    </Container>
  );
}

function Limits({ typed, change, fault }: FieldsProps) {
  const { texts, locale } = useWording();
  const { templates: words } = texts;
  const options = pageLanguages.map((value) => ({ value, label: languageName(value, locale) }));
  return (
    <>
      <FormField label={words.textLength} description={words.textLengthHint} errorText={fault('texts.maximumLength')}>
        <Input
          value={typed.textLength}
          inputMode="numeric"
          onChange={({ detail }) => change({ textLength: detail.value })}
        />
      </FormField>
      <FormField
        label={words.textLanguages}
        description={words.textLanguagesHint}
        errorText={fault('texts.languages')}
        stretch
      >
        <Multiselect
          selectedOptions={options.filter(({ value }) => typed.textLanguages.includes(value))}
          options={options}
          filteringType="auto"
          deselectAriaLabel={({ label = '' }) => words.remove(label)}
          onChange={({ detail }) =>
            change({ textLanguages: detail.selectedOptions.flatMap(({ value }) => value ?? []) })
          }
        />
      </FormField>
    </>
  );
}
