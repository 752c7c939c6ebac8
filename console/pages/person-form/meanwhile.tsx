import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { type Changeable, differences, type PersonForm } from '../../parts/directory/person-fields';
import { Said } from '../../parts/said';
import { listed } from '../../texts/isolated';
import type { Texts } from '../../texts/texts';
import { useTexts } from '../../texts/texts-context';

interface MeanwhileProps {
  readonly before: PersonForm;
  readonly now: PersonForm;
  readonly onRead: () => void;
}

/** What somebody else changed about this person while it was typed. */
export function Meanwhile({ before, now, onRead }: MeanwhileProps) {
  const { people: texts } = useTexts();
  return (
    <Alert
      type="warning"
      header={texts.meanwhile}
      action={
        <Button formAction="none" onClick={onRead}>
          {texts.haveRead}
        </Button>
      }
    >
      <ul>
        {differences(before, now).map((field) => (
          <li key={field}>
            {texts.fields[field]}: <Said>{shown(before, field, texts)}</Said> → <Said>{shown(now, field, texts)}</Said>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function shown(form: PersonForm, field: Changeable, texts: Texts['people']): string {
  const value = form[field];
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  const text = typeof value === 'string' ? value : listed(value);
  return text === '' ? texts.none : text;
}
