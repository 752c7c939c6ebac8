import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import type { FaultTexts } from '../../../parts/forms/fault-texts';
import { useTexts } from '../../../texts/texts-context';
import { useLaterTexts } from '../../../texts/use-later-texts';
import { useSiteForm } from '../site-form-context';
import { ApproverFields } from './approver-fields';
import { Field, FieldGroup, SpanField } from './field';

const rules = ['veto', 'selfApproval', 'lateApprovers', 'requireLogin'] as const;

/** Who has to approve, and which votes count. */
export function VoteFields() {
  const { sites: words } = useTexts();
  const { siteForm: texts } = useLaterTexts();
  const { typed, change, isNew, faults } = useSiteForm();
  const asked = (['everyone', 'named'] as const).map((value) => ({ value, label: texts[value] }));
  return (
    <FieldGroup title="votes" description={isNew ? texts.newPolicy : texts.policyRule}>
      <Field name="policy.approvalsRequired">
        <Input
          value={typed.approvalsRequired}
          inputMode="numeric"
          onChange={({ detail }) => change({ approvalsRequired: detail.value })}
        />
      </Field>
      <Field name="policy.approvers">
        <RadioGroup
          value={typed.asked}
          items={asked}
          onChange={({ detail }) => change({ asked: detail.value === 'named' ? 'named' : 'everyone' })}
        />
      </Field>
      {typed.asked === 'named' && <ApproverFields />}
      <FormField errorText={faultOf(faults)}>
        {rules.map((rule) => (
          <Checkbox key={rule} checked={typed[rule]} onChange={({ detail }) => change({ [rule]: detail.checked })}>
            {words.names[`policy.${rule}`]}
          </Checkbox>
        ))}
      </FormField>
      <SpanField
        name="policy.signInMaxAgeSeconds"
        span={typed.signInMaxAge}
        onChange={(signInMaxAge) => change({ signInMaxAge })}
      />
    </FieldGroup>
  );
}

/** What is wrong with the first of the rules that are ticked or not. */
const faultOf = (faults: FaultTexts): string | undefined =>
  rules.map((rule) => faults.get(`policy.${rule}`)).find((text) => text !== undefined);
