import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../texts/texts-context';
import { HoldButton } from './hold-button';

interface ConfirmProps {
  readonly siteId: string;
  /** Why it cannot be started yet. */
  readonly whyNot: string | undefined;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
}

/** Who cannot hold a button or a key types the site's id instead. */
export function Confirm({ siteId, whyNot, isBusy, onConfirm }: ConfirmProps) {
  const { emergency: texts } = useTexts();
  const [named, setNamed] = useState('');
  const onName = (value: string) => {
    const isMeant = whyNot === undefined && !isBusy && value === siteId;
    // After a refusal, it is typed again.
    setNamed(isMeant ? '' : value);
    if (isMeant) onConfirm();
  };
  return (
    <SpaceBetween size="s">
      <HoldButton text={texts.hold} hint={texts.holdHint} whyNot={whyNot} isBusy={isBusy} onHeld={onConfirm} />
      {siteId !== '' && (
        <FormField
          label={texts.insteadOfHolding(siteId)}
          // It was typed before the rest of the form: nothing starts because somebody completes that.
          errorText={named === siteId && (whyNot ?? texts.onceMore)}
        >
          <Input value={named} spellcheck={false} onChange={({ detail }) => onName(detail.value)} />
        </FormField>
      )}
    </SpaceBetween>
  );
}
