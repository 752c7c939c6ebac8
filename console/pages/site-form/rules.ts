import { forms } from '../../../lambdas/domain/forms';
import { counts, emergencyRanges, lengths, policyRanges, ranges } from '../../../lambdas/domain/limits';
import type { ApiProblem, FieldFault } from '../../api/problem';
import type { FormRules } from '../../parts/forms/form-rules';
import { duration, formed, formedIfAny, lineIfAny, listed, required, whole } from '../../parts/forms/rules';
import type { Span } from '../../parts/forms/span';
import type { SettingName } from '../../parts/settings/settings';
import type { SiteForm } from './form';
import { linesIn } from './settings-of';

/** What a fault can be about. */
export type FieldName = SettingName | 'siteId' | 'reason' | 'ticket';

const parts: Readonly<Record<FieldName, readonly (keyof SiteForm)[]>> = {
  siteId: ['siteId'],
  'branding.name': ['name'],
  hostnames: ['hostnames'],
  timeZone: ['timeZone'],
  exemptions: ['exemptions'],
  allowedMethods: ['methods'],
  'bypass.cidrs': ['cidrs'],
  pathMatch: ['pathMatch'],
  corsOrigins: ['origins'],
  retryAfterMaximumSeconds: ['retryAfter'],
  'branding.accentColor': ['accentColor'],
  'branding.logo': ['logo'],
  'notices.languages': ['languages'],
  'policy.approvalsRequired': ['approvalsRequired', 'asked', 'people', 'groups'],
  'policy.approvers': ['asked', 'people', 'groups'],
  'policy.veto': ['veto'],
  'policy.selfApproval': ['selfApproval'],
  'policy.lateApprovers': ['lateApprovers'],
  'policy.requireLogin': ['requireLogin'],
  'policy.signInMaxAgeSeconds': ['signInMaxAge'],
  'policy.remindBeforeSeconds': ['reminders'],
  'policy.timeoutSeconds': ['timeout'],
  'policy.leadTimeSeconds': ['leadTime'],
  'policy.maximumDurationSeconds': ['longest'],
  'policy.overrunSeconds': ['overrun'],
  'policy.remindPublicBeforeSeconds': ['publicReminders'],
  'policy.emergency.maximumDurationSeconds': ['longestEmergency'],
  'policy.emergency.ratifyWithinSeconds': ['ratifyWithin'],
  reason: ['reason'],
  ticket: ['ticket'],
};

export const rules: FormRules<SiteForm> = {
  fields: parts,
  refused,
  entries: (field, { hostnames, exemptions, cidrs, origins }) => {
    const texts: Readonly<Record<string, string>> = {
      hostnames,
      exemptions,
      'bypass.cidrs': cidrs,
      corsOrigins: origins,
    };
    const text = texts[field];
    return text === undefined ? undefined : linesIn(text);
  },
  aliases: { siteId: 'newSiteId' },
};

const refusedFields: Readonly<Record<string, FieldName>> = {
  'site-exists': 'siteId',
  'hostname-taken': 'hostnames',
  'hostname-in-use': 'hostnames',
  'wildcards-off': 'hostnames',
  'unknown-time-zone': 'timeZone',
  'too-few-approvers': 'policy.approvalsRequired',
};

/** Refusals of rules, which name no field, by the field that the person has to change. */
function refused({ code, more }: ApiProblem): string | undefined {
  if (code === 'site-in-use' && more.hostnames) return 'hostnames';
  // Somebody or a group that does not exist was named.
  if (code === 'too-few-approvers' && (more.groups || more.people)) return 'policy.approvers';
  return Object.hasOwn(refusedFields, code) ? refusedFields[code] : undefined;
}

/** What keeps a site from being created or saved. */
export function foundIn(form: SiteForm, isNew: boolean): readonly FieldFault[] {
  return [...(isNew ? formed('siteId', form.siteId, forms.id) : []), ...foundInSite(form), ...foundInPolicy(form)];
}

function foundInSite(form: SiteForm): readonly FieldFault[] {
  const hostnames = linesIn(form.hostnames);
  return [
    ...lineIfAny('branding.name', form.name, lengths.siteName),
    ...required('hostnames', hostnames.length > 0),
    ...listed('hostnames', hostnames, forms.protectedHostname, counts.hostnamesPerSite),
    ...formed('timeZone', form.timeZone, forms.timeZone),
    ...listed('exemptions', linesIn(form.exemptions), forms.exemption, counts.exemptionsPerSite),
    ...required('allowedMethods', form.methods.length > 0),
    ...listed('bypass.cidrs', linesIn(form.cidrs), forms.cidr, counts.cidrsPerSite),
    ...listed('corsOrigins', linesIn(form.origins), forms.origin, counts.originsPerSite),
    ...duration('retryAfterMaximumSeconds', form.retryAfter, ranges.retryAfterMaximumSeconds),
    ...formedIfAny('branding.accentColor', form.accentColor, forms.color),
    ...formedIfAny('branding.logo', form.logo, forms.logo),
    ...lineIfAny('reason', form.reason, lengths.reason),
    ...lineIfAny('ticket', form.ticket, lengths.ticket),
  ];
}

function foundInPolicy(form: SiteForm): readonly FieldFault[] {
  const { signInMaxAge, asked, people, groups } = form;
  return [
    ...whole('policy.approvalsRequired', form.approvalsRequired, policyRanges.approvalsRequired),
    ...required('policy.approvers', asked === 'everyone' || people.length + groups.length > 0),
    ...(signInMaxAge.amount.trim() === ''
      ? []
      : duration('policy.signInMaxAgeSeconds', signInMaxAge, ranges.signInMaxAgeSeconds)),
    ...durations('policy.remindBeforeSeconds', form.reminders),
    ...durations('policy.remindPublicBeforeSeconds', form.publicReminders),
    ...duration('policy.timeoutSeconds', form.timeout, policyRanges.timeoutSeconds),
    ...duration('policy.leadTimeSeconds', form.leadTime, policyRanges.leadTimeSeconds),
    ...duration('policy.maximumDurationSeconds', form.longest, policyRanges.maximumDurationSeconds),
    ...duration('policy.overrunSeconds', form.overrun, policyRanges.overrunSeconds),
    ...duration(
      'policy.emergency.maximumDurationSeconds',
      form.longestEmergency,
      emergencyRanges.maximumDurationSeconds,
    ),
    ...duration('policy.emergency.ratifyWithinSeconds', form.ratifyWithin, emergencyRanges.ratifyWithinSeconds),
  ];
}

const durations = (field: string, spans: readonly Span[]): readonly FieldFault[] =>
  spans.flatMap((span) => duration(field, span, ranges.reminderSeconds)).slice(0, 1);
