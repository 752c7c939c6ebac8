import Input from '@cloudscape-design/components/input';
import { useSiteForm } from '../site-form-context';
import { Field, FieldGroup } from './field';

/** What approvers of another policy read, and the audit log keeps. */
export function WhyFields() {
  const { typed, change } = useSiteForm();
  return (
    <FieldGroup title="why">
      <Field name="reason">
        <Input value={typed.reason} onChange={({ detail }) => change({ reason: detail.value })} />
      </Field>
      <Field name="ticket">
        <Input value={typed.ticket} onChange={({ detail }) => change({ ticket: detail.value })} />
      </Field>
    </FieldGroup>
  );
}
