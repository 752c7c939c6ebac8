import Multiselect from '@cloudscape-design/components/multiselect';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Textarea from '@cloudscape-design/components/textarea';
import { useTexts } from '../../../texts/texts-context';
import { useLaterTexts } from '../../../texts/use-later-texts';
import { allMethods } from '../settings-of';
import { useSiteForm } from '../site-form-context';
import { Field, FieldGroup, SpanField } from './field';

const pathMatches = ['segments', 'segments-and-suffixes'] as const;

/** What is never closed, and what passes although the site is closed. */
export function PassingFields() {
  const { sites: words } = useTexts();
  const { siteForm: texts } = useLaterTexts();
  const { typed, change } = useSiteForm();
  const methods = allMethods.map((value) => ({ value, label: value }));
  return (
    <FieldGroup title="passing">
      <Field name="exemptions">
        <Textarea
          value={typed.exemptions}
          rows={4}
          spellcheck={false}
          onChange={({ detail }) => change({ exemptions: detail.value })}
        />
      </Field>
      <Field name="allowedMethods">
        <Multiselect
          selectedOptions={methods.filter(({ value }) => typed.methods.includes(value))}
          options={methods}
          deselectAriaLabel={({ label = '' }) => texts.remove(label)}
          onChange={({ detail }) =>
            change({
              methods: allMethods.filter((method) => detail.selectedOptions.some(({ value }) => value === method)),
            })
          }
        />
      </Field>
      <Field name="bypass.cidrs">
        <Textarea value={typed.cidrs} rows={2} onChange={({ detail }) => change({ cidrs: detail.value })} />
      </Field>
      <Field name="pathMatch">
        <RadioGroup
          value={typed.pathMatch}
          items={pathMatches.map((value) => ({ value, label: words.pathMatches[value] }))}
          onChange={({ detail }) =>
            change({ pathMatch: pathMatches.find((match) => match === detail.value) ?? 'segments' })
          }
        />
      </Field>
      <Field name="corsOrigins">
        <Textarea value={typed.origins} rows={2} onChange={({ detail }) => change({ origins: detail.value })} />
      </Field>
      <SpanField
        name="retryAfterMaximumSeconds"
        span={typed.retryAfter}
        onChange={(retryAfter) => change({ retryAfter })}
      />
    </FieldGroup>
  );
}
