import { ApiProblem, fieldFaults } from '../../api/problem';
import { type SettingName, settingNames } from '../../parts/settings';
import { isSpan, type Span } from '../../parts/span';
import type { SiteForm } from './form';
import { linesIn } from './settings-of';

/** What a fault can be about. */
export type FieldName = SettingName | 'siteId' | 'reason' | 'ticket';

export type Faults = ReadonlyMap<FieldName, string>;

const fieldNames: readonly FieldName[] = [...settingNames, 'siteId', 'reason', 'ticket'];

/** Refusals of rules, which name no field, by the field that the person has to change. */
const fieldByCode: Readonly<Record<string, FieldName>> = {
  'site-exists': 'siteId',
  'hostname-taken': 'hostnames',
  'hostname-in-use': 'hostnames',
  'wildcards-off': 'hostnames',
  'unknown-time-zone': 'timeZone',
  'too-few-approvers': 'policy.approvers',
};

/** What the API found wrong, by field. Of a list it says which entry is meant. */
export function faultsOf(error: unknown, form: SiteForm): Faults {
  const faults = new Map<FieldName, string>();
  for (const { field, rule } of fieldFaults(error)) {
    const name = fieldNames.findLast((known) => field === known || field.startsWith(`${known}.`));
    if (name && !faults.has(name)) faults.set(name, `${entryAt(form, name, field)}${rule}`);
  }
  if (error instanceof ApiProblem) {
    const code = error.code === 'site-in-use' && error.more.hostnames ? 'hostname-in-use' : error.code;
    const name = Object.hasOwn(fieldByCode, code) ? fieldByCode[code] : undefined;
    if (name) faults.set(name, error.detail);
  }
  return faults;
}

/** @param field such as `hostnames.2` */
function entryAt(form: SiteForm, name: FieldName, field: string): string {
  const index = Number(field.slice(name.length + 1));
  const texts: Partial<Record<FieldName, string>> = {
    hostnames: form.hostnames,
    exemptions: form.exemptions,
    'bypass.cidrs': form.cidrs,
    corsOrigins: form.origins,
  };
  const text = texts[name];
  const entry = text !== undefined && field !== name && Number.isInteger(index) ? linesIn(text)[index] : undefined;
  return entry === undefined ? '' : `${entry}: `;
}

interface Words {
  readonly unreadableNumber: string;
  readonly unreadableSpan: string;
  readonly required: string;
}

/** What cannot be sent at all: numbers that are none, and what the API cannot do without. */
export function unreadable(form: SiteForm, isNew: boolean, words: Words): Faults {
  const { approvalsRequired, signInMaxAge } = form;
  const faults = new Map<FieldName, string>();
  const requireSpan = (name: FieldName, ...spans: readonly Span[]) => {
    if (!spans.every(isSpan)) faults.set(name, words.unreadableSpan);
  };
  if (isNew && form.siteId.trim() === '') faults.set('siteId', words.required);
  if (linesIn(form.hostnames).length === 0) faults.set('hostnames', words.required);
  if (!/^\d+$/.test(approvalsRequired.trim())) faults.set('policy.approvalsRequired', words.unreadableNumber);
  if (signInMaxAge.amount.trim() !== '') requireSpan('policy.signInMaxAgeSeconds', signInMaxAge);
  requireSpan('retryAfterMaximumSeconds', form.retryAfter);
  requireSpan('policy.remindBeforeSeconds', ...form.reminders);
  requireSpan('policy.remindPublicBeforeSeconds', ...form.publicReminders);
  requireSpan('policy.timeoutSeconds', form.timeout);
  requireSpan('policy.leadTimeSeconds', form.leadTime);
  requireSpan('policy.maximumDurationSeconds', form.longest);
  requireSpan('policy.overrunSeconds', form.overrun);
  requireSpan('policy.emergency.maximumDurationSeconds', form.longestEmergency);
  requireSpan('policy.emergency.ratifyWithinSeconds', form.ratifyWithin);
  return faults;
}
