import Checkbox from '@cloudscape-design/components/checkbox';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
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
  const { typed, change, isNew } = useSiteForm();
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
      <SpaceBetween size="xs">
        {rules.map((rule) => (
          <Checkbox key={rule} checked={typed[rule]} onChange={({ detail }) => change({ [rule]: detail.checked })}>
            {words.names[`policy.${rule}`]}
          </Checkbox>
        ))}
      </SpaceBetween>
      <SpanField
        name="policy.signInMaxAgeSeconds"
        span={typed.signInMaxAge}
        onChange={(signInMaxAge) => change({ signInMaxAge })}
      />
    </FieldGroup>
  );
}
