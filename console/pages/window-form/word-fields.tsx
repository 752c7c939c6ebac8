import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { languageName } from '../../parts/words/language-name';
import { useTexts, useWording } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { FieldsProps } from './fields';
import { mayText } from './template';

/** Languages that the maintenance page speaks. */
const languages = [
  'ar',
  'cs',
  'de',
  'en',
  'es',
  'fr',
  'he',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt',
  'sv',
  'tr',
  'uk',
  'zh',
];

/** Why, for those who approve; and what visitors read. */
export function WordFields({ typed, template, change, faults }: FieldsProps) {
  const { shared } = useTexts();
  const { windowForm: texts } = useLaterTexts();
  return (
    <Container header={<Header variant="h2">{texts.words}</Header>}>
      <SpaceBetween size="m">
        <FormField label={shared.reason} description={texts.reasonHint} errorText={faults.get('reason')}>
          <Input value={typed.reason} onChange={({ detail }) => change({ reason: detail.value })} />
        </FormField>
        <FormField label={texts.ticket} errorText={faults.get('ticket')}>
          <Input value={typed.ticket} onChange={({ detail }) => change({ ticket: detail.value })} />
        </FormField>
        {template?.texts?.maximumLength === 0 ? (
          <Box color="text-body-secondary">{texts.template.noTexts}</Box>
        ) : (
          <SpaceBetween size="m">
            <FormField
              label={texts.message}
              description={texts.messageHint}
              constraintText={template?.texts && texts.template.longestText(template.texts.maximumLength)}
              errorText={faults.get('message')}
            >
              <Textarea value={typed.message} rows={2} onChange={({ detail }) => change({ message: detail.value })} />
            </FormField>
            <Messages typed={typed} template={template} change={change} faults={faults} />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}

function Messages({ typed: { messages }, template, change, faults }: Omit<FieldsProps, 'site'>) {
  const { texts, locale } = useWording();
  const { windowForm } = useLaterTexts();
  const set = (language: string, text: string) => change({ messages: { ...messages, [language]: text } });
  const options = languages
    .filter((language) => !Object.hasOwn(messages, language) && (!template || mayText(template, language)))
    .map((value) => ({ value, label: languageName(value, locale) }));
  return (
    <>
      {Object.entries(messages).map(([language, text]) => (
        <FormField
          key={language}
          label={texts.window.messageIn(languageName(language, locale))}
          errorText={faults.get(`messages.${language}`)}
          secondaryControl={
            <Button
              formAction="none"
              iconName="remove"
              variant="icon"
              ariaLabel={windowForm.removeLanguage(languageName(language, locale))}
              onClick={() => change({ messages: without(messages, language) })}
            />
          }
        >
          <Textarea value={text} rows={2} onChange={({ detail }) => set(language, detail.value)} />
        </FormField>
      ))}
      <FormField label={windowForm.addLanguage} errorText={faultOfAll(messages, faults)}>
        <Select
          selectedOption={null}
          placeholder={windowForm.chooseLanguage}
          options={options}
          filteringType="auto"
          onChange={({ detail }) => detail.selectedOption.value && set(detail.selectedOption.value, '')}
        />
      </FormField>
    </>
  );
}

/** What is wrong with the messages together, not with one of them. */
function faultOfAll(messages: FieldsProps['typed']['messages'], faults: FieldsProps['faults']): string | undefined {
  const isOfOne = Object.keys(messages).some((language) => faults.has(`messages.${language}`));
  return isOfOne ? undefined : faults.get('messages');
}

function without(messages: FieldsProps['typed']['messages'], language: string): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).filter(([key]) => key !== language));
}
