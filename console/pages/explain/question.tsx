import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FaultTexts } from '../../parts/forms/fault-texts';
import { MomentFields } from '../../parts/forms/moment-fields';
import { useTexts } from '../../texts/texts-context';
import { methods } from './methods';
import type { Asked } from './rules';

interface QuestionProps {
  readonly typed: Asked;
  readonly faults: FaultTexts;
  /** Of the person, IANA. */
  readonly zone: string;
  readonly change: (changes: Partial<Asked>) => void;
  readonly onAsk: () => void;
}

/** Which request, from whom and when. */
export function Question({ typed, faults, zone, change, onAsk }: QuestionProps) {
  const { explain: texts } = useTexts();
  const options = methods.map((value) => ({ value, label: value }));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
    >
      <Container>
        <SpaceBetween size="m">
          <FormField label={texts.url} errorText={faults.get('url')}>
            <Input
              value={typed.url}
              placeholder="https://shop.example.com/checkout"
              onChange={({ detail }) => change({ url: detail.value })}
            />
          </FormField>
          <FormField label={texts.method} errorText={faults.get('method')}>
            <Select
              selectedOption={options.find(({ value }) => value === typed.method) ?? null}
              options={options}
              onChange={({ detail }) => change({ method: detail.selectedOption.value ?? 'GET' })}
            />
          </FormField>
          <FormField label={texts.ip} errorText={faults.get('ip')}>
            <Input
              value={typed.ip}
              placeholder="198.51.100.7"
              onChange={({ detail }) => change({ ip: detail.value })}
            />
          </FormField>
          <MomentFields
            label={texts.at}
            description={texts.atHint(zone)}
            date={typed.date}
            time={typed.time}
            error={faults.get('at')}
            onChange={change}
          />
          <Button variant="primary" formAction="submit">
            {texts.ask}
          </Button>
        </SpaceBetween>
      </Container>
    </form>
  );
}
