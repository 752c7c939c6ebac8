import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Span } from '../../../parts/forms/span';
import { SpanInput } from '../../../parts/forms/span-input';
import type { LaterTexts } from '../../../texts/later-texts';
import { wordFor } from '../../../texts/texts';
import { useTexts } from '../../../texts/texts-context';
import { useLaterTexts } from '../../../texts/use-later-texts';
import type { FieldName } from '../rules';
import { useSiteForm } from '../site-form-context';

export function useLabel(name: FieldName): string {
  const { sites } = useTexts();
  const { siteForm } = useLaterTexts();
  return wordFor({ ...sites.names, ...siteForm.names }, name);
}

interface FieldProps {
  readonly name: FieldName;
  readonly constraint?: ReactNode;
  readonly children: ReactNode;
}

/** A setting: its label, what it means, what is wrong with it, and how it is changed. */
export function Field({ name, constraint, children }: FieldProps) {
  const { siteForm: texts } = useLaterTexts();
  const { faults } = useSiteForm();
  const hint = wordFor(texts.hints, name);
  return (
    <FormField
      label={useLabel(name)}
      description={hint === name ? undefined : hint}
      constraintText={constraint}
      errorText={faults.get(name)}
      stretch
    >
      {children}
    </FormField>
  );
}

interface SpanFieldProps {
  readonly name: FieldName;
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}

export function SpanField({ name, span, onChange }: SpanFieldProps) {
  const label = useLabel(name);
  return (
    <Field name={name}>
      <SpanInput span={span} label={label} onChange={onChange} />
    </Field>
  );
}

interface FieldGroupProps {
  readonly title: Exclude<keyof LaterTexts['siteForm']['groups'], symbol>;
  readonly description?: string;
  readonly children: ReactNode;
}

export function FieldGroup({ title, description, children }: FieldGroupProps) {
  const { siteForm: texts } = useLaterTexts();
  return (
    <Container
      header={
        <Header variant="h2" description={description}>
          {texts.groups[title]}
        </Header>
      }
    >
      <SpaceBetween size="m">{children}</SpaceBetween>
    </Container>
  );
}
