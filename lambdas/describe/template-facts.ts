import { lengths } from '../domain/limits';
import type { AllowedHours, Template, TemplateTexts } from '../domain/proposal/proposal';
import { type Fact, fact } from './facts';
import { hostsFact, modeName, scopeFact, suffixFact } from './plan-facts';
import { durationText } from './times';

/** The facts for each member of a template: the limits of the windows made from it. */
const facts = {
  name: ({ name }) => [fact('Name', { written: name })],
  mode: ({ mode }) => [fact('Mode', modeName(mode))],
  hostnames: (template) => [hostsFact(template)],
  hostnamesChosen: () => [],
  paths: (template) => [scopeFact(template)],
  pathMatch: (template) => suffixFact(template),
  maximumDurationSeconds: ({ maximumDurationSeconds }) => [
    fact('Longest window', durationText(maximumDurationSeconds)),
  ],
  hours: ({ hours }) => [fact('Hours', hours ? hoursText(hours) : 'at any time of day')],
  texts: ({ texts }) => [fact('Text for visitors', textsText(texts))],
  uses: ({ uses }) => [fact('Can be used', uses === 1 ? 'once' : `${uses} times`)],
  expiresAt: ({ expiresAt }) => [fact('Expires', { at: expiresAt })],
} as const satisfies Record<keyof Template, (template: Template) => readonly Fact[]>;

export const templateFacts = (template: Template): Fact[] =>
  Object.values(facts).flatMap((said): readonly Fact[] => said(template));

function textsText({ maximumLength, languages }: TemplateTexts = { maximumLength: lengths.message }): string {
  if (maximumLength === 0) return 'the built-in text only';
  if (languages === undefined) return `any, up to ${maximumLength} characters, in any language`;
  const others = languages.length === 0 ? 'in one language only' : `also in ${languages.join(', ')}`;
  return `any, up to ${maximumLength} characters, ${others}`;
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

function hoursText({ from, to, days, timeZone }: AllowedHours): string {
  const on = days ? days.map((day) => dayNames[day - 1]).join(', ') : 'every day';
  return `${from} to ${to} ${timeZone}, ${on}`;
}
