import './principal-fields.css';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { counts } from '../../../lambdas/domain/limits';
import { useTexts } from '../../texts/texts-context';
import { Said } from '../words/said';
import { principalKind } from './principals';

interface PrincipalFieldsProps {
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
  /** What is wrong with a line, by its index. */
  readonly faults: ReadonlyMap<number, string>;
  /** What is wrong with all of them. */
  readonly fault: string | undefined;
}

/** The principals of a person or a machine, one a line, with what each is read as. */
export function PrincipalFields({ lines, onChange, faults, fault }: PrincipalFieldsProps) {
  const { people: texts } = useTexts();
  return (
    <SpaceBetween size="s">
      {[...lines.entries()].map(([index, line]) => (
        <FormField
          // Lines have no other identity.
          key={index}
          label={texts.principal(index + 1)}
          errorText={faults.get(index)}
          constraintText={line.trim() !== '' && texts.principalKinds[principalKind(line.trim())]}
        >
          <div className="principal">
            <Input
              value={line}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => onChange(lines.map((old, other) => (other === index ? detail.value : old)))}
            />
            <Button
              formAction="none"
              iconName="remove"
              variant="icon"
              ariaLabel={texts.removePrincipal(index + 1)}
              onClick={() => onChange(lines.filter((_, other) => other !== index))}
            />
          </div>
        </FormField>
      ))}
      {fault && faults.size === 0 && <StatusIndicator type="error">{fault}</StatusIndicator>}
      <Button
        formAction="none"
        iconName="add-plus"
        disabled={lines.length >= counts.principalsPerMember}
        disabledReason={texts.mostPrincipals(counts.principalsPerMember)}
        onClick={() => onChange([...lines, ''])}
      >
        {texts.addPrincipal}
      </Button>
      <ExpandableSection headerText={texts.principalHelp} variant="footer">
        <SpaceBetween size="xs">
          {texts.principalHelpTexts.map((text) => (
            <div key={text}>
              <Said>{text}</Said>
            </div>
          ))}
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  );
}
