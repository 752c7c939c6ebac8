import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Site } from '../../api/types';
import { useLaterTexts } from '../../texts/use-later-texts';
import type { Form } from './form';
import { effectOn } from './judge';

interface ExampleProps {
  readonly typed: Form;
  readonly site: Site | undefined;
}

/** What visitors of an address would meet while the window is on. */
export function Example({ typed, site }: ExampleProps) {
  const { windowForm: texts } = useLaterTexts();
  const [address, setAddress] = useState('/');
  if (!site) return null;
  const effect = effectOn(address, typed, site);
  return (
    <Container header={<Header variant="h2">{texts.example}</Header>}>
      <SpaceBetween size="s">
        <FormField label={texts.address}>
          <Input value={address} onChange={({ detail }) => setAddress(detail.value)} />
        </FormField>
        <Box aria-live="polite">{effect ? texts.effects[effect] : texts.noAddress}</Box>
      </SpaceBetween>
    </Container>
  );
}
