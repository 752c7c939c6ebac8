import type { Site } from '../../api/types';
import { type Span, secondsOf } from '../../parts/forms/span';
import type { Settings } from '../../parts/settings/settings';
import type { SiteForm } from './form';

/** In the order of the API. */
export const allMethods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** One entry per line; nothing for an empty line. */
export const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What a form means, as the API has it. Numbers must have been checked: see `foundIn`. */
export function settingsOf(form: SiteForm): Settings {
  return {
    hostnames: linesIn(form.hostnames),
    timeZone: form.timeZone,
    exemptions: linesIn(form.exemptions),
    allowedMethods: form.methods.toSorted((one, other) => allMethods.indexOf(one) - allMethods.indexOf(other)),
    corsOrigins: linesIn(form.origins),
    pathMatch: form.pathMatch,
    retryAfterMaximumSeconds: secondsIn(form.retryAfter),
    branding: {
      ...(form.name.trim() !== '' && { name: form.name.trim() }),
      ...(form.logo.trim() !== '' && { logo: form.logo.trim() }),
      ...(form.accentColor.trim() !== '' && { accentColor: form.accentColor.trim() }),
    },
    notices: { languages: form.languages },
    bypass: { cidrs: linesIn(form.cidrs) },
    policy: policyIn(form),
  };
}

function policyIn(form: SiteForm): Site['policy'] {
  const { veto, selfApproval, lateApprovers, requireLogin, signInMaxAge } = form;
  return {
    approvalsRequired: Number(form.approvalsRequired),
    veto,
    selfApproval,
    lateApprovers,
    requireLogin,
    ...(signInMaxAge.amount.trim() !== '' && { signInMaxAgeSeconds: secondsIn(signInMaxAge) }),
    remindBeforeSeconds: longestFirst(form.reminders),
    remindPublicBeforeSeconds: longestFirst(form.publicReminders),
    timeoutSeconds: secondsIn(form.timeout),
    leadTimeSeconds: secondsIn(form.leadTime),
    maximumDurationSeconds: secondsIn(form.longest),
    overrunSeconds: secondsIn(form.overrun),
    ...(form.asked === 'named' && { approvers: { people: [...form.people].sort(), groups: [...form.groups].sort() } }),
    emergency: {
      maximumDurationSeconds: secondsIn(form.longestEmergency),
      ratifyWithinSeconds: secondsIn(form.ratifyWithin),
    },
  };
}

const secondsIn = (span: Span): number => secondsOf(span) ?? Number.NaN;

/** The API keeps reminders in this order. */
const longestFirst = (spans: readonly Span[]): number[] =>
  [...new Set(spans.map(secondsIn))].sort((left, right) => right - left);
