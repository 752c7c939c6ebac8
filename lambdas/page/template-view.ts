import type { AllowedHours, Template } from '../domain/proposal/proposal';
import { codes, type Fact, fact, words } from './fact-list';
import { modeName, scopeFact } from './plan-view';
import { type Clock, duration, instantView } from './times';

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** A template line by line: how far windows made from it may go. */
export function templateFacts(template: Template, clock: Clock): Fact[] {
  const { name, mode, maximumDurationSeconds, hours, uses, expiresAt } = template;
  return [
    fact('Name', words(name)),
    fact('Mode', modeName(mode)),
    fact('Hosts', codes(template.hostnames)),
    scopeFact(template),
    fact('Longest window', duration(maximumDurationSeconds)),
    fact('Hours', hours ? hoursText(hours) : 'at any hour'),
    fact('May be used', uses === 1 ? 'once' : `${uses} times`),
    fact('Holds until', instantView(expiresAt, clock)),
  ];
}

function hoursText({ from, to, days, timeZone }: AllowedHours): string {
  const on = days ? days.map((day) => dayNames[day - 1]).join(', ') : 'every day';
  return `${from} to ${to} ${timeZone}, ${on}`;
}
