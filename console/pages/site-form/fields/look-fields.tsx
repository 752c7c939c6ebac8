import Box from '@cloudscape-design/components/box';
import FileInput from '@cloudscape-design/components/file-input';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useWording } from '../../../texts/texts-context';
import { useLaterTexts } from '../../../texts/use-later-texts';
import { contrastOf } from '../contrast';
import { useSiteForm } from '../site-form-context';
import { Field, FieldGroup } from './field';

/** The colour and the logo of the maintenance page, the confirm page and mails. */
export function LookFields() {
  const { siteForm: texts } = useLaterTexts();
  const { typed, change } = useSiteForm();
  const { accentColor, logo } = typed;
  const [tooLarge, setTooLarge] = useState(false);
  const choose = (file: File | undefined) => {
    const isTooLarge = file !== undefined && file.size > LARGEST_LOGO;
    setTooLarge(isTooLarge);
    if (!isTooLarge) void dataUrlOf(file).then((url) => url && change({ logo: url }));
  };
  return (
    <FieldGroup title="looks">
      <Field name="branding.accentColor" constraint={<Contrast colour={accentColor.trim()} />}>
        <Input
          value={accentColor}
          placeholder="#0f766e"
          spellcheck={false}
          onChange={({ detail }) => change({ accentColor: detail.value })}
        />
      </Field>
      <Field name="branding.logo">
        <SpaceBetween size="xs">
          <Textarea
            value={logo}
            rows={2}
            spellcheck={false}
            onChange={({ detail }) => change({ logo: detail.value })}
          />
          <FileInput
            value={[]}
            accept="image/png,image/jpeg,image/webp,image/gif,image/svg+xml,image/avif"
            onChange={({ detail }) => choose(detail.value[0])}
          >
            {texts.chooseLogo}
          </FileInput>
          {tooLarge && <Box color="text-status-error">{texts.logoTooLarge}</Box>}
          {/^data:image\//.test(logo) && <img className="logo-preview" src={logo} alt={texts.logoAlt} />}
        </SpaceBetween>
      </Field>
    </FieldGroup>
  );
}

/** In bytes: what the API takes. */
const LARGEST_LOGO = 3000;

/** Below this the pages use another shade: see decision 48. */
const enough = 5;

function Contrast({ colour }: { readonly colour: string }) {
  const { locale } = useWording();
  const { siteForm: words } = useLaterTexts();
  const contrast = contrastOf(colour);
  if (!contrast) return null;
  const { onWhite, onBlack } = contrast;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <svg className="swatch" viewBox="0 0 4 1" aria-hidden="true">
        <rect width="2" height="1" fill="#ffffff" />
        <rect x="2" width="2" height="1" fill="#000000" />
        <circle cx="1" cy="0.5" r="0.35" fill={colour} />
        <circle cx="3" cy="0.5" r="0.35" fill={colour} />
      </svg>
      <Box color="inherit" fontSize="body-s">
        {words.contrast(number.format(onWhite), number.format(onBlack))}{' '}
        {Math.min(onWhite, onBlack) >= enough ? words.legible : words.shaded}
      </Box>
    </SpaceBetween>
  );
}

function dataUrlOf(file: File | undefined): Promise<string | undefined> {
  if (!file) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : undefined);
    reader.onerror = () => resolve(undefined);
    reader.readAsDataURL(file);
  });
}
