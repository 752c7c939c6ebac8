import { forms } from '../../../lambdas/domain/forms';
import { counts, lengths, policyRanges, ranges } from '../../../lambdas/domain/limits';
import type { FieldFault } from '../../api/problem';
import type { FormRules } from '../../parts/forms/form-rules';
import { duration, formed, line, lineIfAny, listed, required, whole } from '../../parts/forms/rules';
import { linesIn, type TemplateForm } from './form';

const refusedFields: Readonly<Record<string, string>> = {
  'too-far-ahead': 'expiresAt',
  'too-long': 'maximumDurationSeconds',
  'foreign-hostname': 'hostnames',
  'unknown-time-zone': 'hours.timeZone',
};

export const rules: FormRules<TemplateForm> = {
  fields: {
    name: ['name'],
    mode: ['mode'],
    hostnames: ['hostnames'],
    paths: ['paths'],
    maximumDurationSeconds: ['longest'],
    uses: ['uses'],
    expiresAt: ['lastDay'],
    hours: ['from', 'to', 'days', 'timeZone'],
    'hours.from': ['from'],
    'hours.to': ['to'],
    'hours.days': ['days'],
    'hours.timeZone': ['timeZone'],
    'texts.maximumLength': ['textLength'],
    'texts.languages': ['textLanguages'],
    reason: ['reason'],
    ticket: ['ticket'],
  },
  refused: ({ code }) => (Object.hasOwn(refusedFields, code) ? refusedFields[code] : undefined),
  entries: (field, { paths }) => (field === 'paths' ? linesIn(paths) : undefined),
};

/** What keeps a template from being proposed. */
export function foundIn(form: TemplateForm): readonly FieldFault[] {
  return [
    ...line('name', form.name, lengths.templateName),
    ...listed('paths', linesIn(form.paths), forms.path, counts.pathsPerWindow),
    ...duration('maximumDurationSeconds', form.longest, policyRanges.maximumDurationSeconds),
    ...whole('uses', form.uses, ranges.templateUses),
    ...required('expiresAt', /^\d{4}-\d{2}-\d{2}$/.test(form.lastDay)),
    ...(form.hasHours ? foundInHours(form) : []),
    ...(form.hasTexts ? whole('texts.maximumLength', form.textLength, [0, lengths.message]) : []),
    ...line('reason', form.reason, lengths.reason),
    ...lineIfAny('ticket', form.ticket, lengths.ticket),
  ];
}

function foundInHours({ from, to, timeZone }: TemplateForm): readonly FieldFault[] {
  return [
    ...formed('hours.from', from, forms.timeOfDay),
    ...formed('hours.to', to, forms.endOfHours),
    ...(from.trim() !== '' && from === to ? [{ field: 'hours.to', rule: 'must go from HH:MM to another HH:MM' }] : []),
    ...formed('hours.timeZone', timeZone, forms.timeZone),
  ];
}
