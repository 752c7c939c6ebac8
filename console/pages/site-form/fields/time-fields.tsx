import { useSiteForm } from '../site-form-context';
import { FieldGroup, SpanField } from './field';
import { Reminders } from './reminders';

/** How long things may take, and how early they have to be asked for. */
export function TimeFields() {
  const { typed, change } = useSiteForm();
  return (
    <FieldGroup title="times">
      <SpanField name="policy.leadTimeSeconds" span={typed.leadTime} onChange={(leadTime) => change({ leadTime })} />
      <SpanField
        name="policy.maximumDurationSeconds"
        span={typed.longest}
        onChange={(longest) => change({ longest })}
      />
      <SpanField name="policy.overrunSeconds" span={typed.overrun} onChange={(overrun) => change({ overrun })} />
      <SpanField name="policy.timeoutSeconds" span={typed.timeout} onChange={(timeout) => change({ timeout })} />
      <Reminders
        name="policy.remindBeforeSeconds"
        spans={typed.reminders}
        onChange={(reminders) => change({ reminders })}
      />
    </FieldGroup>
  );
}

export function EmergencyFields() {
  const { typed, change } = useSiteForm();
  return (
    <FieldGroup title="emergencies">
      <SpanField
        name="policy.emergency.maximumDurationSeconds"
        span={typed.longestEmergency}
        onChange={(longestEmergency) => change({ longestEmergency })}
      />
      <SpanField
        name="policy.emergency.ratifyWithinSeconds"
        span={typed.ratifyWithin}
        onChange={(ratifyWithin) => change({ ratifyWithin })}
      />
    </FieldGroup>
  );
}
