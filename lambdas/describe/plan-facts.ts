import type { Template } from '../domain/proposal/proposal';
import type { Mode, Plan } from '../domain/window/window';
import { durationText, quote, zonedText } from '../mail/plain-text';
import type { Fact } from './facts';

const modeTexts = {
  full: 'full maintenance: every request is answered with 503',
  'testers-only': 'testers only: everyone without a bypass is answered with 503',
  'read-only': 'read-only: requests that write are answered with 403',
} as const satisfies Record<Mode, string>;

/** What, where and when, in the zone of the request and in UTC: everything that approvers approve. */
export function planFacts(plan: Plan, timeZone: string): Fact[] {
  const { exemptions, corsOrigins = [], overrunSeconds = 0, messages = {} } = plan;
  return [
    { label: 'What', text: modeTexts[plan.mode] },
    { label: 'Where', text: `${plan.hostnames.join(', ')}, ${scopeText(plan)}` },
    { label: 'From', text: zonedText(plan.startsAt, timeZone) },
    { label: 'Until', text: zonedText(plan.endsAt, timeZone) },
    ...fact('Overrun', overrunSeconds > 0 && `at most ${durationText(overrunSeconds)} longer, without asking again`),
    ...fact('Passing', plan.allowedMethods?.join(', ')),
    ...fact('Exempt', exemptions.map(quote).join(', ')),
    ...fact('Origins', corsOrigins.map(quote).join(', ')),
    ...fact('Visitors', plan.message && quote(plan.message)),
    ...Object.entries(messages).map(([tag, text]) => ({ label: `In ${tag}`, text: quote(text) })),
  ];
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** What windows of a template may be. */
export function templateFacts(template: Template): Fact[] {
  const { hours } = template;
  const days = hours?.days?.map((day) => weekdays[day - 1] ?? day).join(', ');
  return [
    { label: 'Name', text: quote(template.name) },
    { label: 'What', text: modeTexts[template.mode] },
    { label: 'Where', text: `${template.hostnames.join(', ')}, ${scopeText(template)}` },
    { label: 'Longest', text: durationText(template.maximumDurationSeconds) },
    ...fact('Hours', hours && `${hours.from} to ${hours.to} ${hours.timeZone}${days ? `, from ${days}` : ''}`),
    { label: 'Uses', text: String(template.uses) },
    { label: 'Expires', text: zonedText(template.expiresAt, 'UTC') },
  ];
}

const scopeText = ({ paths }: Pick<Plan, 'paths'>): string =>
  paths.length === 0 ? 'the whole site' : `only below ${paths.map(quote).join(', ')}`;

const fact = (label: string, text: string | false | undefined): Fact[] => (text ? [{ label, text }] : []);
