import './preview.css';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { pageLanguages } from '../../../../edge/preview';
import type { Site } from '../../../api/types';
import { useNow } from '../../../parts/times/clock';
import { languageName } from '../../../parts/words/language-name';
import { useWording } from '../../../texts/texts-context';
import { type Form, pathsIn } from '../form';
import { Frame } from './frame';
import { isLogoElsewhere, visitorPage } from './visitor-page';

const screens = { phone: { width: 360, height: 640 }, desktop: { width: 1280, height: 800 } } as const;
const screenNames = ['phone', 'desktop'] as const;
const looks = ['light', 'dark'] as const;

interface PreviewProps {
  readonly typed: Form;
  readonly site: Site;
}

/** The maintenance page as visitors will see it, while it is typed. */
export function Preview({ typed, site }: PreviewProps) {
  const { texts, language: own } = useWording();
  const words = texts.preview;
  const now = useNow(60_000);
  const [language, setLanguage] = useState<string>(own);
  const [screen, setScreen] = useState<keyof typeof screens>('phone');
  const [look, setLook] = useState<'light' | 'dark'>('light');
  const page = visitorPage(typed, site, language, now);
  return (
    <Container header={<Header variant="h2">{words.title}</Header>}>
      <SpaceBetween size="s">
        {typed.mode === 'read-only' && <Box>{words.readOnly(pathsIn(typed.paths).join(', '))}</Box>}
        {isLogoElsewhere(site) && <Box color="text-body-secondary">{words.logoElsewhere}</Box>}
        <Language language={language} messages={typed.messages} onChange={setLanguage} />
        <SegmentedControl
          label={words.screen}
          selectedId={screen}
          options={screenNames.map((id) => ({ id, text: words.screens[id] }))}
          onChange={({ detail }) => setScreen(screenNames.find((name) => name === detail.selectedId) ?? 'phone')}
        />
        <SegmentedControl
          label={words.look}
          selectedId={look}
          options={looks.map((id) => ({ id, text: texts.app[id] }))}
          onChange={({ detail }) => setLook(looks.find((name) => name === detail.selectedId) ?? 'light')}
        />
        <Frame page={page} title={words.title} look={look} {...screens[screen]} />
        <Box color="text-body-secondary" fontSize="body-s">
          {words.builtIn}
        </Box>
      </SpaceBetween>
    </Container>
  );
}

interface LanguageProps {
  readonly language: string;
  readonly messages: Form['messages'];
  readonly onChange: (language: string) => void;
}

function Language({ language, messages, onChange }: LanguageProps) {
  const { texts, locale } = useWording();
  const all = [...new Set([...Object.keys(messages), ...pageLanguages])];
  const options = all.map((value) => ({ value, label: languageName(value, locale) }));
  return (
    <FormField label={texts.preview.language}>
      <Select
        selectedOption={options.find(({ value }) => value === language) ?? null}
        options={options}
        filteringType="auto"
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? 'en')}
      />
    </FormField>
  );
}
